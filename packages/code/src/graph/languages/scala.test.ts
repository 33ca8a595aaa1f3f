import { expect, test } from "vitest";
import { factsOf } from "../../testing/facts.ts";

const FILES = {
  "src/main/scala/Cart.scala": `package org.shop

import org.shop.money.{Price, Cent => Coin}
import org.shop.stock._

/** What a <b>customer</b> wants. */
@deprecated
case class Cart[T](first: Price) extends Basket with Logs {
  /** Adds up. */
  def total: Coin = Shelf.top(new Coin)
  private def hidden() = 1
}

object Till { def open() = 1 }
trait Priced { def price: Int }
private[shop] class Slot
type Cents = Int
val Limit = 3
`,
  "src/main/scala/Basket.scala": "package org.shop\n\nclass Basket\n\ntrait Logs\n",
  "src/main/scala/Money.scala": "package org.shop.money\n\nclass Price\n\nclass Cent\n",
  "src/main/scala/Shelf.scala": "package org.shop.stock\n\nobject Shelf\n",
};

test("Scala: classes, objects, traits, access modifiers and documentation", async () => {
  const { outline } = await factsOf(FILES);
  expect(outline("src/main/scala/Cart.scala")).toEqual([
    "+class Cart 7-12: What a customer wants.",
    "+method Cart.total 10-10: Adds up.",
    "-method Cart.hidden 11-11",
    "+class Till 14-14",
    "+method Till.open 14-14",
    "+interface Priced 15-15",
    "+method Priced.price 15-15",
    "-class Slot 16-16",
    "+type Cents 17-17",
    "+constant Limit 18-18",
  ]);
});

test("Scala: imports with selectors, new names and wildcards", async () => {
  const { links } = await factsOf(FILES);
  const from = "src/main/scala/Cart.scala";
  expect(links).toEqual([
    `${from} -> src/main/scala/Basket.scala Basket(8) Logs(8)`,
    `${from} -> src/main/scala/Money.scala Price(8) Cent(10)`,
    `${from} -> src/main/scala/Shelf.scala Shelf(10)`,
  ]);
});
