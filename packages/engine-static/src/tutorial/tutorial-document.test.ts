import { expect, test } from "vitest";
import { type Files, STORE, task, tutorialOf } from "./testing/tutorial.ts";

const CHECK = `class Cart:
    def check(self, book):
        if book is None:
            raise ValueError("no book")
        self.seen = book
        self.count = 1
        if book.price < 0:
            return False
        self.total = book.price
        return True

    def clear(self):
        self.items = []
        self.left = 0
`;
const TESTS = `from shop.cart import Cart


def test_check():
    cart = Cart()
    assert cart.check(1)


def test_clear():
    cart = Cart()
    cart.clear()


def test_none():
    assert True


def test_price():
    Cart().check(2)
`;
const PYTHON: Files = {
  "shop/cart.py": CHECK,
  "tests/test_cart.py": TESTS,
  "pyproject.toml": "[tool.pytest.ini_options]\n",
};

test("a reader follows the value of a parameter to the end of the call", async () => {
  const asked = task(await tutorialOf(PYTHON), "how far does");
  expect(asked).toContain(
    "Suppose that `book` is `None`. If nothing else stops the call, on which line does it end?",
  );
  expect(asked).toContain(
    '- **A.** `raise ValueError("no book")`, line 4\n- **B.** `return False`, line 8\n- **C.** `return True`, line 10',
  );
  expect(asked).toContain("```answer\n**A.** No branch above is taken. On line 3, `book is None` is true");
});

test("a parameter that changes before its condition is no input to follow", async () => {
  const text = CHECK.replace(
    "        if book is None",
    "        book = self.last or book\n        if book is None",
  );
  expect(await tutorialOf({ ...PYTHON, "shop/cart.py": text })).not.toContain("how far does");
});

test("a line that a call has run stands between branches that it has not taken", async () => {
  const asked = task(await tutorialOf(PYTHON), "what a call of Cart.check has run");
  expect(asked).toContain("A call has ended with `return False`. Which of these lines has it run?");
  expect(asked).toContain(
    '- **A.** line 4: `raise ValueError("no book")`\n- **B.** line 6: `self.count = 1`\n- **C.** line 9: `self.total = book.price`\n- **D.** line 10: `return True`',
  );
  expect(asked).toContain("```answer\n**B.** ");
});

test("the four kinds of work are announced as far as the tutorial has them", async () => {
  const document = await tutorialOf({ "shop/cart.py": CHECK });
  expect(document).toContain("tasks in the code of **Cart**, to understand and predict: answer");
});

test("a test that expects no error fails when a condition is inverted", async () => {
  const asked = task(await tutorialOf(PYTHON), "break Cart.check");
  expect(asked).toContain("invert the condition on line 3, `book is None`");
  expect(asked).toContain("One of these tests of `tests/test_cart.py` calls `Cart.check` itself");
  expect(asked).toContain("- **A.** `test_clear`\n- **B.** `test_none`\n- **C.** `test_price`");
  expect(asked).toContain("**C.** `test_price` calls `Cart.check` (`tests/test_cart.py#L19-L19`)");
  expect(asked).toContain(
    "`book is None` is false there; inverted, the condition leads straight to the error",
  );
  expect(asked).toContain(
    "python -m pytest tests/test_cart.py::test_price\npython -m pytest tests/test_cart.py\ngit restore",
  );
});

test("a test that may not get to the call, or expects an error, proves nothing", async () => {
  const call = "    Cart().check(2)";
  const bodies = [
    "    if Cart:\n        Cart().check(2)",
    "    later = lambda: Cart().check(2)",
    "    done = Cart is None or Cart().check(2)",
    "    with pytest.raises(E):\n        Cart().check(2)",
    "    if Cart:\n        return\n    Cart().check(2)",
  ];
  for (const body of bodies) {
    const document = await tutorialOf({ ...PYTHON, "tests/test_cart.py": TESTS.replace(call, body) });
    expect.soft(document, body).not.toContain("break Cart.check");
  }
});

test("the code of a function stands once in a tutorial", async () => {
  const document = await tutorialOf(PYTHON);
  const blocks = document.match(/^```python.*$/gm) ?? [];
  expect(blocks.length).toBeGreaterThan(0);
  expect(new Set(blocks).size).toBe(blocks.length);
});

test("the method of an interface is what a new implementation must have", async () => {
  const asked = task(
    await tutorialOf({
      "Store.java": "public interface Store {\n  void save(String name);\n  void load(String name);\n}\n",
      "Disk.java":
        "public class Disk implements Store {\n  public void save(String name) {}\n  public void format() {}\n}\n",
      "Memory.java":
        "public class Memory implements Store {\n  public void save(String name) {}\n  public void shrink() {}\n}\n",
    }),
    "a new kind of Store",
  );
  expect(asked).toContain("- **A.** `format`\n- **B.** `save`\n- **C.** `shrink`");
  expect(asked).toContain("```answer\n**B.** ");
});

const PRICE = `pub fn price(kind: Kind) -> u8 {
    match kind {
        Kind::Book => paper(),
        Kind::Pen => ink(),
        Kind::Map => sheet(),
        Kind::Bag => cloth(),
    }
}
pub fn none() -> u8 { zero() }
pub fn more() -> u8 { one() }
pub enum Kind { Book, Pen, Map, Bag }
`;

test("the result of a case is that of its own line", async () => {
  const asked = task(await tutorialOf({ "src/lib.rs": PRICE }), "the right case");
  expect(asked).toContain("- **A.** `paper()`\n- **B.** `ink()`\n- **C.** `sheet()`\n- **D.** `cloth()`");
  expect(asked).toContain("```answer\n**B.** The case `Kind::Pen`");
});

test("a case whose name tells its result is not asked for", async () => {
  const names = { paper: "book", ink: "pen", sheet: "map", cloth: "bag" };
  const text = Object.entries(names).reduce((all, [old, name]) => all.replace(old, name), PRICE);
  expect(await tutorialOf({ "src/lib.rs": text })).not.toContain("the right case");
});

test("a choice of a name that the function chooses by twice is not asked for", async () => {
  const twice = PRICE.replace("    }\n}", "    };\n    match kind {\n        Kind::Pen => wipe(),\n    }\n}");
  expect(await tutorialOf({ "src/lib.rs": twice })).not.toContain("the right case");
});

test("a value of a type that the repository does not declare is not asked for", async () => {
  const text = PRICE.replace(/pub enum.*\n/, "");
  expect(await tutorialOf({ "src/lib.rs": text })).not.toContain("one more value");
});

test("uses are counted in the product, without imports, and a long list is no question", async () => {
  const files = (lines: number): Files => ({
    "shop/cart.py": "class Cart:\n    pass\n",
    "shop/desk.py": `from .cart import Cart\n\n${"one = Cart()\n".repeat(lines)}`,
    "shop/__init__.py": "from .cart import Cart as Cart\n",
    "examples/demo.py": "from shop.cart import Cart\n\nCart()\n",
  });
  const asked = task(await tutorialOf(files(2)), "what uses Cart");
  expect(asked).toContain("`Cart` is named at `shop/desk.py#L3-L3` and `shop/desk.py#L4-L4`.");
  expect(await tutorialOf(files(21))).not.toContain("what uses Cart");
});

test("one function with a case for each value is the one to complete", async () => {
  const asked = task(await tutorialOf({ "src/lib.rs": PRICE }), "one more value");
  expect(asked).toContain("- **A.** `price` (`src/lib.rs#L1-L1`)\n- **B.** `more`");
  expect(asked).toContain("```answer\n**A.** `price` chooses by `kind` and has 4 cases");
});

test("several functions with the same cases are all asked for, once", async () => {
  const document = await tutorialOf({
    "src/lib.rs": `${PRICE}${PRICE.replace("price", "weight").replace(/pub enum.*\n/, "")}`,
  });
  expect(task(document, "one more value")).toContain(
    "```answer\n`price` (`src/lib.rs#L1-L1`) and `weight` (`src/lib.rs#L12-L12`): each has a case",
  );
  expect(document.split("one more value")).toHaveLength(2);
});

test("a repository without functions gives its first lines to read", async () => {
  expect(await tutorialOf({ "data.py": "A = 1\nB = 2\n" })).toContain("gives no question whose answer");
});

test("a field that the name of the method tells is not asked for", async () => {
  const text = `class Style:
    def __init__(self):
        self.color = 1
        self.width = 2

    def set_indent(self, value):
        self.indent = value

    def reset(self):
        self.depth = 0
`;
  const [setter] = text.split("\n\n    def reset");
  expect(await tutorialOf({ "style.py": `${setter}\n` })).not.toContain("modifies");
  const asked = task(await tutorialOf({ "style.py": text }), "what Style.reset modifies");
  expect(asked).toContain(
    "for example: `self.color` and `self.width` in the constructor, `__init__` and `self.indent` in `set_indent`.",
  );
});

test("a change of parameters is checked with a search; indirect callers are no answer", async () => {
  const asked = task(await tutorialOf(STORE), "a parameter more for Store.read");
  expect(asked).toContain("- **A.** `Store.fetch`\n- **B.** `Store.serve`");
  expect(asked).toContain("answer\n**A.** `Store.fetch` calls `Store.read`.");
  expect(asked).toContain("git grep --line-number --word-regexp read");
});

test("overloads of one name do not give one title twice", async () => {
  const method = (type: string): string =>
    `  int put(${type} a) {\n    if (a == null) {\n      return 1;\n    }\n    if (a.x == 2) {\n      return 2;\n    }\n    return 3;\n  }\n`;
  const document = await tutorialOf({ "Box.java": `class Box {\n${method("Cat")}${method("Dog")}}\n` });
  const titles = document.match(/^## .+$/gm)?.map((title) => title.replace(/\d+/, "")) ?? [];
  expect(titles.length).toBeGreaterThan(1);
  expect(new Set(titles).size).toBe(titles.length);
});

test("a reader follows a state from one value to the next", async () => {
  const asked = task(
    await tutorialOf({
      ...STORE,
      "shop/store.py": String(STORE["shop/store.py"]).replace("    DONE = 3", "    DONE = 3\n    LOST = 4"),
    }),
    "one step of Phase",
  );
  expect(asked).toContain("- **A.** `BUSY`\n- **B.** `DONE`\n- **C.** `LOST`");
  expect(asked).toContain("```answer\n**A.** From `IDLE`, `Store.step` makes `Phase` `BUSY`");
});
