import { expect, test } from "vitest";
import { factsOf } from "../../testing/facts.ts";

const FILES = {
  "src/Cart.cs": `using System;
using Shop.Money;
using static Shop.Stock.Shelf;
using Coin = Shop.Money.Cent;

namespace Shop.Sales
{
    /// <summary>
    /// What a customer wants, see <see cref="T:Shop.Money.Price"/>.
    /// </summary>
    /// <remarks>Not thread-safe.</remarks>
    [Serializable]
    public partial class Cart<T> : Basket where T : new()
    {
        private Price price;
        /// <summary>Adds up.</summary>
        public Price Total() { return this.Sum(price, First(), new Coin()); }
        Price Sum(params object[] all) => null;
        public Cart() { }
        class Line { }
    }

    internal struct Slot { }
    interface IBasket { void Add(); }
    public enum Mode { Open }
    public record Receipt(int Number);
    public delegate void Paid(int amount);
}
`,
  "src/Basket.cs": "namespace Shop;\n\npublic class Basket { Orphan orphan; }\n",
  "src/Price.cs": "namespace Shop.Money;\n\npublic class Price { }\n\npublic struct Cent { }\n",
  "src/Shelf.cs": "namespace Shop.Stock\n{\n    static class Shelf { public static int First() => 1; }\n}\n",
  "src/Orphan.cs": "class Orphan { }\n",
};

test("C#: types and methods with their modifiers, nesting, XML documentation", async () => {
  const { outline } = await factsOf(FILES);
  expect(outline("src/Cart.cs")).toEqual([
    "+class Cart 12-21: What a customer wants, see Shop.Money.Price.\n\nNot thread-safe.",
    "+method Cart.Total 17-17: Adds up.",
    "-method Cart.Sum 18-18",
    "+method Cart.Cart 19-19",
    "-class Cart.Line 20-20",
    "+struct Slot 23-23",
    "+interface IBasket 24-24",
    "+method IBasket.Add 24-24",
    "+enum Mode 25-25",
    "+class Receipt 26-26",
    "+type Paid 27-27",
  ]);
});

test("C#: using, aliases, outer namespaces", async () => {
  const { links } = await factsOf(FILES);
  expect(links).toEqual([
    "src/Basket.cs -> src/Orphan.cs Orphan(3)",
    "src/Cart.cs -> src/Basket.cs Basket(13)",
    "src/Cart.cs -> src/Price.cs Price(15,17,18) Cent(17)",
    "src/Cart.cs -> src/Shelf.cs",
  ]);
});
