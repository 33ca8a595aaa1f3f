import { expect, test } from "vitest";
import { surveyOf } from "../testing/surveyed.ts";
import { readDocument } from "./read-document.ts";
import { readIntent } from "./intent.ts";

const CODE = { "shop/cart.py": "class Cart:\n    def add(self):\n        self.total = 1\n" };

async function aboutCart(readme: string): Promise<string[]> {
  const survey = await surveyOf({ ...CODE, "README.md": readme, "shop/driver_a.py": DRIVERS });
  return readIntent(survey)
    .about({ names: ["Cart"], paths: ["shop"] })
    .map(({ text, place }) => `${place.startLine} ${text}`);
}

const DRIVERS = "class FileDriver:\n    pass\n\n\nclass SqlDriver:\n    pass\n";

test("Markdown: headings have levels, paragraphs their lines and the names in backticks", () => {
  const text =
    "# Shop\n\n[![badge](https://x)](https://y)\n\nA [cart](docs/cart.md) is a `Cart()`,\nand **more**.\n\n```py\nno prose here\n```\n\n- a list item\n\nSales\n-----\n\nThe `shop/` directory sells.\n";
  const { headings, passages } = readDocument("README.md", text);
  expect(headings.map(({ text: title, level, place }) => `${level} ${title} ${place.startLine}`)).toEqual([
    "1 Shop 1",
    "2 Sales 14",
  ]);
  expect(
    passages.map(({ text: said, names, place, heading }) => [
      said,
      names,
      place.startLine,
      place.endLine,
      heading?.text,
    ]),
  ).toEqual([
    ["A cart is a `Cart()`, and more.", ["Cart"], 5, 6, "Shop"],
    ["The `shop/` directory sells.", ["shop/"], 17, 17, "Sales"],
  ]);
});

test("reStructuredText: levels follow the order of the marks, roles are names", () => {
  const text =
    "Shop\n====\n\nThe :class:`~shop.Cart` holds books.\n\nSales\n-----\n\n.. code-block:: python\n\n    cart = Cart()\n\nUse ``sell`` to sell.\n";
  const { headings, passages } = readDocument("docs/shop.rst", text);
  expect(headings.map(({ text: title, level }) => `${level} ${title}`)).toEqual(["1 Shop", "2 Sales"]);
  expect(passages.map(({ names }) => names)).toEqual([["shop.Cart"], ["sell"]]);
});

test("a passage is about the names and directories that it marks as code", async () => {
  expect(
    await aboutCart(
      "The `Cart` of `shop/` holds books.\n\nNothing of that kind.\n\nSee `Cart.add` for more.\n",
    ),
  ).toEqual(["1 The `Cart` of `shop/` holds books.", "5 See `Cart.add` for more."]);
});

test("a passage that names a lost path or member is not repeated", async () => {
  expect(
    await aboutCart(
      "The `Cart` is in `shop/basket.py` today.\n\nCall `Cart.remove` to empty it.\n\nRead `Cart.total` at any time.\n",
    ),
  ).toEqual(["5 Read `Cart.total` at any time."]);
});

test("a claim of the only driver next to two drivers is not repeated", async () => {
  expect(await aboutCart("A `Cart` is kept by the only driver.\n\nA `Cart` is the only cart.\n")).toEqual([
    "3 A `Cart` is the only cart.",
  ]);
});

test("headings that every project has say nothing about the parts", async () => {
  const survey = await surveyOf({
    ...CODE,
    "README.md": "# Shop\n\n## Installation\n\n## Carts\n\n## License\n",
  });
  expect(readIntent(survey).headings.map(({ text }) => text)).toEqual(["Shop", "Carts"]);
});
