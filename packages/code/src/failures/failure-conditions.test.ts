import { expect, test } from "vitest";
import { failuresOf } from "./testing/failure-lines.ts";

async function conditionsIn(path: string, text: string): Promise<string[]> {
  const lines = await failuresOf({ [path]: text });
  return lines.map((line) => line.replace(/^\S+ (\d+) \S+ \S* ?"[^"]*" (.*) passed by .*$/, "$1 $2"));
}

test("an error in nested branches: each branch, and the way out before it, is a condition", async () => {
  const text = `def handle(propagate, info, e):
    if propagate:
        if info is e:
            raise Wrong("a")
        raise Other("b")
`;
  expect(await conditionsIn("a.py", text)).toEqual([
    "4 propagate and info is e",
    "5 propagate and not info is e",
  ]);
});

test("an error after other branches: their conditions do not hold", async () => {
  const text = `def pick(a, b, c):
    if a:
        pass
    elif b:
        raise Wrong("b")
    elif c:
        pass
    else:
        raise Wrong("d")
`;
  expect(await conditionsIn("a.py", text)).toEqual(["5 not a and b", "9 not a and not b and not c"]);
});

test("more conditions than a reader keeps in mind: the nearest ones, and that there are more", async () => {
  const text = `def check(a, b, c, d):
    if not a:
        return 1
    if not b:
        return 2
    if c:
        if d:
            raise Wrong("d")
`;
  expect(await conditionsIn("a.py", text)).toEqual(["8 not not b and c and d and more"]);
});

test("a loop or a clause before the error can leave the function: there are more conditions", async () => {
  const text = `def find(items, wanted):
    for item in items:
        if item == wanted:
            return item
    if wanted:
        raise Missing("no item")
`;
  expect(await conditionsIn("a.py", text)).toEqual(["6 wanted and more"]);
});

test("the else of a loop or of a try is no condition of a branch", async () => {
  const text = `def run(items):
    for item in items:
        use(item)
    else:
        raise Wrong("never")
`;
  expect(await conditionsIn("a.py", text)).toEqual(["5 always and more"]);
});

test("a guard that leaves a loop is a condition of the error after it", async () => {
  const text = `class A {
  void run(List<String> names) {
    for (String name : names) {
      if (name.isEmpty()) {
        continue;
      }
      throw new IllegalStateException("full");
    }
  }
}
`;
  expect(await conditionsIn("A.java", text)).toEqual(["7 not name.isEmpty()"]);
});

test("Ruby: unless is the opposite of a condition", async () => {
  const text = `class A
  def run(ready)
    unless ready
      raise ArgumentError, "not ready"
    end
  end
end
`;
  expect(await conditionsIn("a.rb", text)).toEqual(["4 not ready"]);
});
