import { expect, test } from "vitest";
import { factsOf } from "../../testing/facts.ts";

const FILES = {
  "lib/shop.rb": `# Sells things.
require "json"
require "shop/cart"
require_relative "shop/money"

module Shop
  def self.open
    Cart.new
  end
end
`,
  "lib/shop/cart.rb": `module Shop
  # What a customer wants.
  class Cart < Basket
    include Countable

    LIMIT = 3

    # Adds up.
    def total(items)
      helper(items, Money::Price.new)
    end

    def self.empty; end

    class << self
      def build; end
    end

    private

    def helper(*); end
  end

  class Cart::Line; end
end

def top; end
`,
  "lib/shop/money.rb":
    "module Shop\n  module Money\n    class Price\n    end\n\n    class Error; end\n  end\nend\n",
  "lib/shop/json.rb": "class NotTheStandardOne; end\n",
  "lib/shop/basket.rb": "class Shop::Basket\n  class Error; end\n  def fail; raise Error; end\nend\n",
  "spec/basket_spec.rb": "class Basket; end\n",
};

test("Ruby: classes, methods with their sections, modules that have methods", async () => {
  const { outline } = await factsOf(FILES);
  expect(outline("lib/shop.rb")).toEqual(["+class Shop 6-10", "+method Shop.open 7-9"]);
  expect(outline("lib/shop/cart.rb")).toEqual([
    "+class Cart 3-22: What a customer wants.",
    "+method Cart.total 9-11: Adds up.",
    "+method Cart.empty 13-13",
    "+method Cart.build 16-16",
    "-method Cart.helper 21-21",
    "+class Line 24-24",
    "+function top 27-27",
  ]);
});

test("Ruby: require from lib, require_relative, and constants that one file declares", async () => {
  const { links } = await factsOf(FILES);
  expect(links).toEqual([
    "lib/shop.rb -> lib/shop/cart.rb Cart(8)",
    "lib/shop.rb -> lib/shop/money.rb",
    "lib/shop/cart.rb -> lib/shop/basket.rb Basket(3)",
    "lib/shop/cart.rb -> lib/shop/money.rb Price(10)",
  ]);
});
