import { analyzeCode } from "@fondation/code";
import { openRepository } from "@fondation/repository";
import { makeRepository } from "@fondation/repository/testing/test-repository";
import { expect, test } from "vitest";
import { behaviorFacts } from "./behavior-facts.ts";

const FILES = {
  "README.md": "# Shop\n\nA `Cart` holds books until they are sold.\n",
  "shop/cart.py": `import os


class Cart:
    # Counted in cents.
    total: int = 0

    def sell(self):
        limit = os.environ.get("SHOP_LIMIT", "10")
        self.check(limit)

    def check(self, limit):
        return self.total < int(limit)
`,
  "shop/till.py": `from shop.cart import Cart


class Till(Cart):
    def sell(self):
        self.take(0)

    def take(self, amount):
        # A coin must never be taken twice,
        # because the drawer counts it at once.
        self.total += amount
        if amount < 1:
            raise ValueError("too little")

    def close(self):
        self.total = 0
        return self


def main():
    try:
        Till().sell()
    except ValueError:
        pass


parser.add_argument("--port", "-p", default=80, help="Where to listen.")
`,
  "shop/many.py": Array.from(
    { length: 200 },
    (_, index) =>
      `def fail_${index}(x):\n    if x > ${index}:\n        raise ValueError("number ${index}")\n`,
  ).join("\n"),
  "tests/test_cart.py": "from shop.cart import Cart\n\n\ndef test_sells():\n    Cart().sell()\n",
  "pyproject.toml": "[tool.pytest.ini_options]\n",
};

async function factsAbout(path: string): Promise<string> {
  await using repository = await makeRepository(FILES);
  const reader = await openRepository(repository.path, repository.commit);
  const facts = await analyzeCode({ repository: reader, parts: 3, signal: new AbortController().signal });
  await reader.close();
  const abstraction = { id: 1, name: "Cart", description: "", file_paths: [path], symbols: ["Cart"] };
  return behaviorFacts(abstraction, facts);
}

test("calls, fields, effects, tests and the authors' words are listed with their places", async () => {
  const said = await factsAbout("shop/cart.py");
  expect(said).toContain("- Cart.sell · shop/cart.py#L8-L10 · → Cart.check L10 · ←");
  expect(said).toContain("- Cart.check · shop/cart.py#L12-L13 · → — · ← Cart.sell");
  expect(said).toContain("  - total: int = 0 · L6 · Counted in cents.");
  expect(said).toContain('- environment SHOP_LIMIT = "10" · Cart.sell · shop/cart.py#L9-L9');
  expect(said).toContain(
    "- test_sells · tests/test_cart.py#L4-L5 · python -m pytest tests/test_cart.py::test_sells",
  );
  expect(said).toContain("- README.md#L3-L3 · A `Cart` holds books until they are sold.");
});

test("failures, contracts, options and reasons are listed with their places", async () => {
  const said = await factsAbout("shop/till.py");
  expect(said).toContain(
    '- Till.take · raise ValueError "too little" · shop/till.py#L13-L13 · if amount < 1 · passed by Till.sell · caught by main L23 (ValueError)',
  );
  expect(said).toContain("- class Till · shop/till.py#L4-L17 · extends Cart");
  expect(said).toContain("- --port, -p = 80 · shop/till.py#L27-L27 · Where to listen.");
  expect(said).toContain(
    "- shop/till.py#L9-L10 · Till.take · A coin must never be taken twice, because the drawer counts it at once.",
  );
});

test("every list of facts is cut at its limit, and says how much is left out", async () => {
  const said = await factsAbout("shop/many.py");
  expect(said).toMatch(/# failures\n(?:- .+\n)+… \(\+\d+\)/);
  expect(said.length).toBeLessThan(40_000);
});

test("a part without facts has no heading", async () => {
  expect(await factsAbout("pyproject.toml")).toBe(
    "# authors\n- README.md#L3-L3 · A `Cart` holds books until they are sold.",
  );
});
