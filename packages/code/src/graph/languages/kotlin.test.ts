import { expect, test } from "vitest";
import { factsOf } from "../../testing/facts.ts";

const FILES = {
  "app/src/main/kotlin/Cart.kt": `package org.shop

import org.shop.money.Price
import org.shop.money.sum as add
import org.shop.stock.*

/** What a customer wants. */
@Serializable
class Cart<T>(private val first: Price) : Basket() {
    /** Adds up. */
    fun total(): Price = add(first, Shelf.top(), first.Shelf)

    private fun hidden() {}

    companion object {
        fun empty() = Cart<Int>()
    }
}

interface Priced {
    fun price(): Int
}

object Till {
    fun open() {}
}

internal val LIMIT = 3
private fun helper() = 1
typealias Cents = Int
`,
  "app/src/main/kotlin/Basket.kt": "package org.shop\n\nopen class Basket\n",
  "app/src/main/kotlin/money.kt":
    "package org.shop.money\n\nclass Price(val cents: Int)\n\nfun sum(vararg all: Price): Price = all[0]\n",
  "app/src/main/kotlin/stock.kt": "package org.shop.stock\n\nobject Shelf\n",
  "app/src/main/kotlin/other.kt": "package org.other\n\nclass Basket\n",
};

test("Kotlin: classes, objects, companions, visibility and documentation", async () => {
  const { outline } = await factsOf(FILES);
  expect(outline("app/src/main/kotlin/Cart.kt")).toEqual([
    "+class Cart 8-18: What a customer wants.",
    "+method Cart.total 11-11: Adds up.",
    "-method Cart.hidden 13-13",
    "+method Cart.empty 16-16",
    "+interface Priced 20-22",
    "+method Priced.price 21-21",
    "+class Till 24-26",
    "+method Till.open 25-25",
    "+constant LIMIT 28-28",
    "-function helper 29-29",
    "+type Cents 30-30",
  ]);
});

test("Kotlin: imports by the declared package, whatever the files are called", async () => {
  const { links } = await factsOf(FILES);
  const from = "app/src/main/kotlin/Cart.kt";
  expect(links).toEqual([
    `${from} -> app/src/main/kotlin/Basket.kt Basket(9)`,
    `${from} -> app/src/main/kotlin/money.kt Price(9,11) sum(11)`,
    `${from} -> app/src/main/kotlin/stock.kt Shelf(11)`,
  ]);
});
