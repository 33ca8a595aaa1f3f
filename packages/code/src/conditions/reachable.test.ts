import { expect, test } from "vitest";
import { graphOf } from "../calls/testing/graph-of.ts";
import { isReached } from "./reachable.ts";

/** Whether the calls of these functions, each of the first one in the file, can follow each other. */
async function reached(path: string, text: string, ...names: readonly string[]): Promise<boolean> {
  const calls = await graphOf({ [path]: text });
  const chain = names.slice(1).map((name, index) => {
    const call = calls.functions
      .filter(({ symbol }) => symbol.name === names[index])
      .flatMap((fn) => calls.callsFrom(fn))
      .find(({ to }) => to.symbol.name === name);
    if (call === undefined) throw new Error(`No call of ${name}`);
    return call;
  });
  const last = chain.pop();
  if (last === undefined) throw new Error("No call");
  return isReached(chain, last);
}

const TREE = (create: string): string => `class Tree {
  Node byKey(Key key) {
    return find(key, ${create});
  }
  Node find(Key key, boolean create) {
    if (!create) {
      return null;
    }
    return balance(key);
  }
  Node balance(Key key) {
    return null;
  }
}
`;

test("a literal argument that makes a guard leave ends the way", async () => {
  expect(await reached("Tree.java", TREE("false"), "byKey", "find", "balance")).toBe(false);
  expect(await reached("Tree.java", TREE("true"), "byKey", "find", "balance")).toBe(true);
  expect(await reached("Tree.java", TREE("key.isNew()"), "byKey", "find", "balance")).toBe(true);
});

test("a literal keyword argument of Python counts, and None is no value", async () => {
  const text = (given: string): string =>
    `def start():\n    load("a", ${given})\n\n\ndef load(name, config=None, silent=False):\n    if config is None:\n        return None\n    if silent:\n        read(name)\n\n\ndef read(name):\n    return name\n`;
  expect(await reached("a.py", text("config=None"), "start", "load", "read")).toBe(false);
  expect(await reached("a.py", text("1, silent=False"), "start", "load", "read")).toBe(false);
  expect(await reached("a.py", text("1, silent=True"), "start", "load", "read")).toBe(true);
});

test("an argument keeps its truth through functions that pass it on", async () => {
  const text =
    "package a\n\nfunc top() { middle(true, 1) }\n\nfunc middle(dry bool, n int) { deep(n, dry) }\n\nfunc deep(n int, skip bool) {\n\tif skip {\n\t\treturn\n\t}\n\twrite()\n}\n\nfunc write() {}\n";
  expect(await reached("a.go", text, "top", "middle", "deep", "write")).toBe(false);
  expect(await reached("a.go", text, "middle", "deep", "write")).toBe(true);
});

const NUMBER = `class Value {
  boolean same(Value other) {
    if (isWhole(this) && isWhole(other)) {
      return this.big() == other.big();
    }
    return false;
  }
  int big() {
    return isWhole(this) ? 1 : parse();
  }
  static boolean isWhole(Value value) {
    return true;
  }
  int parse() {
    return 2;
  }
}
`;

test("conditions of two functions that exclude each other end the way", async () => {
  expect(await reached("Value.java", NUMBER, "same", "big", "parse")).toBe(false);
  const other = NUMBER.replace("isWhole(other)", "ready").replace("isWhole(this) &&", "");
  expect(await reached("Value.java", other, "same", "big", "parse")).toBe(true);
});

test("a name that gets another value in between proves nothing", async () => {
  const text = `export class Server {
  start() {
    if (!this.started) {
      this.started = true;
      this.listen();
    }
  }
  listen() {
    if (!this.started) return;
    open();
  }
}
function open() {
  return 1;
}
`;
  expect(await reached("a.js", text, "start", "listen", "open")).toBe(true);
  const unchanged = text.replace("this.started = true", "this.count = 1");
  expect(await reached("a.js", unchanged, "start", "listen", "open")).toBe(false);
});
