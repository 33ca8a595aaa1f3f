import { expect, test } from "vitest";
import { factsOf } from "../../testing/facts.ts";

const FILES = {
  "src/main/java/org/shop/Cart.java": `package org.shop;

import org.shop.money.Price;
import org.shop.stock.*;
import static org.shop.money.Sums.add;
import java.util.List;

/**
 * What a customer <b>wants</b>, see {@code Order}.
 *
 * <p>Second paragraph.
 */
@Deprecated
public class Cart extends Basket implements Comparable<Cart> {
    private final List<Price> prices = null;

    /** Adds up. */
    public Price total() {
        return add(prices, Shelf.first());
    }

    Cart() {}

    static class Line {
        void print() {}
    }
}
`,
  "src/main/java/org/shop/Basket.java": "package org.shop;\n\nabstract class Basket {}\n",
  "src/main/java/org/shop/money/Price.java": "package org.shop.money;\n\npublic record Price(int cents) {}\n",
  "src/main/java/org/shop/money/Sums.java":
    "package org.shop.money;\n\npublic interface Sums {\n  static Price add() { return null; }\n}\n\nenum Mode { UP }\n",
  "src/main/java/org/shop/stock/Shelf.java": "package org.shop.stock;\n\npublic class Shelf {}\n",
  "src/main/java/org/other/Price.java": "package org.other;\n\npublic class Price {}\n",
};

test("Java: types, methods, nesting, visibility and documentation", async () => {
  const { outline } = await factsOf(FILES);
  expect(outline("src/main/java/org/shop/Cart.java")).toEqual([
    "+class Cart 13-27: What a customer wants, see Order.\n\nSecond paragraph.",
    "+method Cart.total 18-20: Adds up.",
    "-method Cart.Cart 22-22",
    "-class Cart.Line 24-26",
    "-method Line.print 25-25",
  ]);
  expect(outline("src/main/java/org/shop/money/Sums.java")).toEqual([
    "+interface Sums 3-5",
    "-method Sums.add 4-4",
    "-enum Mode 7-7",
  ]);
});

test("Java: imports lead to the declared package, and a package needs none", async () => {
  const { links } = await factsOf(FILES);
  const directory = "src/main/java/org/shop";
  expect(links).toEqual([
    `${directory}/Cart.java -> ${directory}/Basket.java Basket(14)`,
    `${directory}/Cart.java -> ${directory}/money/Price.java Price(15,18)`,
    `${directory}/Cart.java -> ${directory}/money/Sums.java`,
    `${directory}/Cart.java -> ${directory}/stock/Shelf.java Shelf(19)`,
    `${directory}/money/Sums.java -> ${directory}/money/Price.java Price(4)`,
  ]);
});

test("Java: a method of an anonymous class belongs to the field or the constant that holds it", async () => {
  const text = `class Adapters {
  static final Adapter BITS = new Adapter() {
    int read() { return 1; }
  };
  static final Adapter SAFE = new Adapter() {
    int read() { return 2; }
  }.safe();
}

enum Mode {
  UP { int step() { return 1; } }
}
`;
  const { outline } = await factsOf({ "Adapters.java": text });
  expect(outline("Adapters.java")).toEqual([
    "-class Adapters 1-8",
    "-method BITS.read 3-3",
    "-method SAFE.read 6-6",
    "-enum Mode 10-12",
    "-method UP.step 11-11",
  ]);
});
