import { expect, test } from "vitest";
import { surveyOf } from "../testing/surveyed.ts";
import { findTestCases } from "./test-cases.ts";
import { readTests } from "./test-facts.ts";

test("a test has the titles of its groups, and a group is no test", async () => {
  const survey = await surveyOf({
    "src/cart.test.js":
      "describe('cart', () => {\n  describe('add', () => {\n    it('counts', () => {});\n  });\n  it('sells', () => {});\n});\n",
  });
  expect(findTestCases(survey).map(({ title, place }) => `${title} ${place.startLine}`)).toEqual([
    "cart › add › counts 3",
    "cart › sells 5",
  ]);
});

test("a function named like a test is one only in a file for tests", async () => {
  const text = "def test_client(self):\n    return 1\n";
  const survey = await surveyOf({ "shop/app.py": text, "tests/test_app.py": text });
  expect(findTestCases(survey).map(({ place }) => place.path)).toEqual(["tests/test_app.py"]);
});

test("a unit test inside a Rust file is a test", async () => {
  const survey = await surveyOf({
    "src/lib.rs": "pub fn add() {}\n\n#[cfg(test)]\nmod tests {\n    #[test]\n    fn adds() {}\n}\n",
  });
  expect(findTestCases(survey).map(({ title }) => title)).toEqual(["adds"]);
});

test("a part of a Go test runs through the function around it", async () => {
  const survey = await surveyOf({
    "go.mod": "module a\n",
    "cart_test.go":
      'package a\n\nfunc TestCart(t *testing.T) {\n\tt.Run("empty", func(t *testing.T) {\n\t})\n}\n',
  });
  const { cases, commandFor } = readTests(survey);
  expect(cases.map(({ title }) => title)).toEqual(["TestCart › empty"]);
  expect(commandFor("cart_test.go", cases[0])?.command).toBe("go test . -run '^TestCart$'");
});
