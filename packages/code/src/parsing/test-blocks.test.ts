import { expect, test } from "vitest";
import { LANGUAGE_BY_NAME } from "../languages/languages.ts";
import { createParser } from "./parse.ts";

async function testsIn(language: string, text: string): Promise<string[]> {
  const row = LANGUAGE_BY_NAME.get(language);
  if (row === undefined) throw new Error(`No language ${language}.`);
  const parser = await createParser(row);
  try {
    const { tests = [] } = parser.parse(text) ?? {};
    return tests.map(
      ({ title, name, isGroup, startLine, endLine }) =>
        `${isGroup ? "group " : ""}${title} ${startLine}-${endLine}${name === undefined ? "" : ` (${name})`}`,
    );
  } finally {
    parser.delete();
  }
}

/** Its title is known only at run time. */
const GENERATED = ["it(`is $", "{made}`, () => {});"].join("");

const DECLARED: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "TypeScript",
    `describe("cart", () => {\n  it("adds", async () => {\n    go();\n  });\n  test.each([1])('holds', () => {});\n});\nt.test("inner", { a: 1 }, (t) => {});\n/x/.test("no test");\n${GENERATED}`,
    ["group cart 1-6", "adds 2-4", "holds 5-5", "inner 7-7"],
  ],
  [
    "JavaScript",
    "context('a \"b\"', function () {\n  specify('c', () => {})\n})",
    ['group a "b" 1-3', "c 2-2"],
  ],
  [
    "Python",
    "class TestCart:\n    def test_add(self):\n        pass\n\n    def helper(self):\n        pass\n",
    ["test_add 2-3 (test_add)"],
  ],
  [
    "Go",
    'package a\n\nfunc TestAdd(t *testing.T) {\n\tt.Run("empty", func(t *testing.T) {\n\t})\n}\n\nfunc TestHelper(x int) {}\n',
    ["TestAdd 3-6 (TestAdd)", "empty 4-5"],
  ],
  [
    "Rust",
    "#[tokio::test]\n#[ignore]\nasync fn adds() {\n}\n\n#[cfg(test)]\nmod tests {\n    #[test]\n    fn holds() {}\n    fn helper() {}\n}\n",
    ["adds 3-4 (adds)", "holds 9-9 (holds)"],
  ],
  [
    "Java",
    'class CartTest {\n  @Test @DisplayName("adds a book") void add() {\n  }\n  @ParameterizedTest(name = "x")\n  void holds() {}\n  void helper() {}\n}\n',
    ["adds a book 2-3 (add)", "holds 4-5 (holds)"],
  ],
  [
    "Kotlin",
    "class A {\n  @Test fun `adds a book`() {\n  }\n  fun helper() {}\n}\n",
    ["adds a book 2-3 (adds a book)"],
  ],
  [
    "C#",
    'class A {\n  [Fact(DisplayName = "adds")]\n  public void Add() {}\n  [Theory]\n  public void Holds() {}\n  void Helper() {}\n}\n',
    ["adds 2-3 (Add)", "Holds 4-5 (Holds)"],
  ],
  [
    "PHP",
    "<?php\nclass A {\n  public function testAdd() {}\n  #[Test]\n  public function holds() {}\n}\nit('sells', function () {\n});\n",
    ["testAdd 3-3 (testAdd)", "holds 4-5 (holds)", "sells 7-8"],
  ],
  [
    "Ruby",
    'describe Cart do\n  it "adds" do\n  end\nend\n\nclass A\n  def test_holds\n  end\nend\n',
    ["group Cart 1-4", "adds 2-3", "test_holds 7-8 (test_holds)"],
  ],
  [
    "Swift",
    'class A: XCTestCase {\n  func testAdd() {}\n}\n@Test("holds two") func holds() {}\n',
    ["testAdd 2-2 (testAdd)", "holds two 4-4 (holds)"],
  ],
  [
    "Scala",
    'class A {\n  test("adds") {\n  }\n  "a cart" should "hold" in {\n  }\n}\n',
    ["adds 2-3", "hold 4-5"],
  ],
  [
    "Dart",
    "void main() {\n  group('cart', () {\n    test('adds', () {\n    });\n  });\n}\n",
    ["group cart 2-5", "adds 3-4"],
  ],
  [
    "C++",
    'TEST(Cart, Adds) {\n}\nTEST_CASE("holds", "[cart]") {\n  f();\n}\n',
    ["Cart. Adds 1-2", "holds 3-5"],
  ],
  ["Shell", "testAdd() {\n  true\n}\nhelper() {\n  true\n}\n", ["testAdd 1-3 (testAdd)"]],
];

test.each(DECLARED)("%s: tests have their title, lines and function", async (language, text, expected) => {
  expect(await testsIn(language, text)).toEqual(expected);
});
