import { expect, test } from "vitest";
import { factsOf } from "../../testing/facts.ts";

const FILES = {
  "Sources/Shop/Cart.swift": `import Foundation
import Money

/// What a customer wants.
@available(iOS 13, *)
public final class Cart<T>: Basket {
  private let first: Price
  /// Adds up.
  public func total() -> Price { return sum(first, helper(self.count)) }
  private func hidden() {}
  init() {}
  struct Line {}
}

extension Cart { func more() {} }

protocol Priced { func price() }
enum Mode { case open }
fileprivate func helper(_ x: Int) {}
let limit = 3
typealias Cents = Int
`,
  "Sources/Shop/Stock/Basket.swift": "class Basket {}\n",
  "Sources/Money/Price.swift": "public struct Price {}\n\npublic func sum() {}\n",
  "Tests/ShopTests/CartTests.swift": "@testable import Shop\n\nfunc testCart() { _ = Cart<Int>() }\n",
};

test("Swift: types, methods of extensions, visibility and documentation", async () => {
  const { outline } = await factsOf(FILES);
  expect(outline("Sources/Shop/Cart.swift")).toEqual([
    "+class Cart 5-13: What a customer wants.",
    "+method Cart.total 9-9: Adds up.",
    "-method Cart.hidden 10-10",
    "+method Cart.init 11-11",
    "+struct Cart.Line 12-12",
    "+method Cart.more 15-15",
    "+interface Priced 17-17",
    "+method Priced.price 17-17",
    "+enum Mode 18-18",
    "-function helper 19-19",
    "+constant limit 20-20",
    "+type Cents 21-21",
  ]);
});

test("Swift: a module needs no import, another one is imported by its name", async () => {
  const { links } = await factsOf(FILES);
  expect(links).toEqual([
    "Sources/Shop/Cart.swift -> Sources/Money/Price.swift Price(7,9) sum(9)",
    "Sources/Shop/Cart.swift -> Sources/Shop/Stock/Basket.swift Basket(6)",
    "Tests/ShopTests/CartTests.swift -> Sources/Shop/Cart.swift Cart(3)",
  ]);
});
