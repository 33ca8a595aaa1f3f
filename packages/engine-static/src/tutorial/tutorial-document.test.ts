import { analyzeCode } from "@fondation/code";
import { openRepository } from "@fondation/repository";
import { makeRepository } from "@fondation/repository/testing/test-repository";
import { expect, test } from "vitest";
import { ENGLISH } from "../english/english-words.ts";
import { createView } from "../view/course-view.ts";
import { writeTutorial } from "./tutorial-document.ts";

type Files = Parameters<typeof makeRepository>[0];

/** The first tutorial of a repository. */
async function tutorialOf(files: Files): Promise<string> {
  await using made = await makeRepository(files);
  const { signal } = new AbortController();
  const repository = await openRepository(made.path, made.commit, signal);
  try {
    const facts = await analyzeCode({ repository, parts: 1, signal });
    const view = createView({
      ...facts,
      ...{ repository: "shop", commit: made.commit, language: "en", words: ENGLISH },
    });
    const topic = view.placementAt(1)?.topic;
    return topic === undefined ? "" : writeTutorial(1, topic, view);
  } finally {
    await repository.close();
  }
}

/** The texts below a heading that contains `title`. */
function task(document: string, title: string): string {
  return document.split("\n## ").find((section) => section.split("\n", 1)[0]?.includes(title)) ?? "";
}

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
`;
const PYTHON: Files = {
  "shop/cart.py": CHECK,
  "tests/test_cart.py": TESTS,
  "pyproject.toml": "[tool.pytest.ini_options]\n",
};

test("a reader follows an input to the end that its conditions allow", async () => {
  const asked = task(await tutorialOf(PYTHON), "how far does");
  expect(asked).toContain(
    "false is `book is None` (line 3), while the condition `book.price < 0` on line 7 is true",
  );
  expect(asked).toContain(
    '- **A.** `raise ValueError("no book")`, line 4\n- **B.** `return False`, line 8\n',
  );
  expect(asked).toContain("```answer\n**B.** ");
});

test("the line that is not reached stands below the branch that ends the function", async () => {
  const asked = task(await tutorialOf(PYTHON), "does not do");
  expect(asked).toContain(
    "- **A.** line 5: `self.seen = book`\n- **B.** line 6: `self.count = 1`\n- **C.** line 9: `self.total = book.price`",
  );
  expect(asked).toContain("```answer\n**C.** When `book.price < 0` is true (line 7)");
});

test("a test that calls the function fails, and the command runs that test alone", async () => {
  const asked = task(await tutorialOf(PYTHON), "which test notices");
  expect(asked).toContain("- **A.** `test_check`\n- **B.** `test_clear`\n- **C.** `test_none`");
  const [, called] = /break Cart\.(\w+)/.exec(asked) ?? [];
  expect(asked).toContain(`python -m pytest tests/test_cart.py::test_${called}\n`);
  expect(asked).toContain(called === "check" ? "```answer\n**A.** " : "```answer\n**B.** ");
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
      "Store.java": "public interface Store {\n  void save(String name);\n}\n",
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

test("the result of a case is that of its own line", async () => {
  const asked = task(
    await tutorialOf({
      "src/lib.rs":
        "pub fn price(kind: Kind) -> u8 {\n    match kind {\n        Kind::Book => book(),\n        Kind::Pen => pen(),\n        Kind::Map => map(),\n    }\n}\n",
    }),
    "the right case",
  );
  expect(asked).toContain("- **A.** `book()`\n- **B.** `pen()`\n- **C.** `map()`");
  expect(asked).toContain("```answer\n**C.** The case `Kind::Map`");
});

test("a repository without functions gives its first lines to read", async () => {
  expect(await tutorialOf({ "data.py": "A = 1\nB = 2\n" })).toContain("gives no question whose answer");
});

const STORE: Files = {
  "shop/store.py": `from enum import Enum


class Phase(Enum):
    IDLE = 1
    BUSY = 2
    DONE = 3


class Store:
    phase = Phase.IDLE

    def step(self):
        if self.phase == Phase.IDLE:
            self.phase = Phase.BUSY
        return self.phase

    def read(self, key):
        if not key:
            raise KeyError("The key is empty.")
        return key

    def fetch(self, key):
        return self.read(key)

    def serve(self, key):
        try:
            return self.fetch(key)
        except KeyError:
            return None
`,
};

test("a reader finds the function that ends an error, not those that pass it on", async () => {
  const asked = task(await tutorialOf(STORE), "where the error of");
  expect(asked).toContain("- **A.** `Store.fetch`\n- **B.** `Store.read`\n- **C.** `Store.serve`");
  expect(asked).toContain("```answer\n**C.** `Store.serve` deals with it (`shop/store.py#L29-L29`)");
  expect(asked).toContain("`Store.fetch` only passes `KeyError` (“The key is empty.”) on");
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
