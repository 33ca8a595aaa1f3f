import { expect, test } from "vitest";
import { surveyOf } from "../testing/surveyed.ts";
import { graphCalls } from "../calls/call-graph.ts";
import type { TestCase } from "./test-case.ts";
import { type TestFacts, readTests } from "./test-facts.ts";

type Files = Parameters<typeof surveyOf>[0];

async function testsOf(files: Files): Promise<TestFacts> {
  const survey = await surveyOf(files);
  return readTests(survey, await graphCalls(survey, async () => {}));
}

async function casesOf(files: Files): Promise<readonly TestCase[]> {
  return (await testsOf(files)).cases;
}

test("a test has the titles of its groups, and a group is no test", async () => {
  const cases = await casesOf({
    "src/cart.test.js":
      "describe('cart', () => {\n  describe('add', () => {\n    it('counts', () => {});\n  });\n  it('sells', () => {});\n});\n",
  });
  expect(cases.map(({ title, place }) => `${title} ${place.startLine}`)).toEqual([
    "cart › add › counts 3",
    "cart › sells 5",
  ]);
});

test("a function named like a test is one only in a file for tests", async () => {
  const text = "def test_client(self):\n    return 1\n";
  const cases = await casesOf({ "shop/app.py": text, "tests/test_app.py": text });
  expect(cases.map(({ place }) => place.path)).toEqual(["tests/test_app.py"]);
});

test("a unit test inside a Rust file is a test", async () => {
  const cases = await casesOf({
    "src/lib.rs": "pub fn add() {}\n\n#[cfg(test)]\nmod tests {\n    #[test]\n    fn adds() {}\n}\n",
  });
  expect(cases.map(({ title }) => title)).toEqual(["adds"]);
});

test("a part of a Go test runs through the function around it", async () => {
  const { cases, commandFor } = await testsOf({
    "go.mod": "module a\n",
    "cart_test.go":
      'package a\n\nfunc TestCart(t *testing.T) {\n\tt.Run("empty", func(t *testing.T) {\n\t})\n}\n',
  });
  expect(cases.map(({ title }) => title)).toEqual(["TestCart › empty"]);
  expect(commandFor("cart_test.go", cases[0])?.command).toBe("go test . -run '^TestCart$'");
});

test("a test exercises what it calls, also through a helper of its file", async () => {
  const { cases } = await testsOf({
    "src/cart.js": "export function add() { return 1; }\nexport function sell() { return add(); }\n",
    "src/cart.test.js":
      'import { add, sell } from "./cart.js";\n\nfunction filled() {\n  return add();\n}\n\nit("adds", () => {\n  filled();\n  sell();\n});\nit("waits", () => {});\n',
  });
  expect(
    cases.map(({ title, exercises }) => [
      title,
      ...exercises.map(({ fn, line }) => `${fn.symbol.name} ${line}`),
    ]),
  ).toEqual([["adds", "add 8", "sell 9"], ["waits"]]);
});

test("the tests of a method are those that call it on an object of its class", async () => {
  const { cases, of } = await testsOf({
    "shop/cart.py": "class Cart:\n    def add(self):\n        return 1\n",
    "tests/test_cart.py":
      "from shop.cart import Cart\n\n\ndef test_add():\n    cart = Cart()\n    cart.add()\n\n\ndef test_none():\n    pass\n",
  });
  const [fn] = cases.flatMap(({ exercises }) => exercises.map((each) => each.fn));
  expect(fn?.symbol.name).toBe("add");
  expect(fn === undefined ? [] : of(fn).map(({ title }) => title)).toEqual(["test_add"]);
});
