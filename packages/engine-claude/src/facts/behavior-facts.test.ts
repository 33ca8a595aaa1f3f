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

test("a part without facts has no heading", async () => {
  expect(await factsAbout("pyproject.toml")).toBe(
    "# authors\n- README.md#L3-L3 · A `Cart` holds books until they are sold.",
  );
});
