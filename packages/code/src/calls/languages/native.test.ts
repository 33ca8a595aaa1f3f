import { expect, test } from "vitest";
import { callLines } from "../testing/call-lines.ts";

test("C: a prototype in a header leads to the definition", async () => {
  const calls = await callLines({
    "src/store.h": "int save(const char *key);\n",
    "src/store.c":
      '#include "store.h"\n\nstatic int grow(void) { return 1; }\n\nint save(const char *key) {\n  return grow();\n}\n',
    "src/main.c": '#include "store.h"\n\nint main(void) {\n  return save("a");\n}\n',
  });
  expect(calls).toEqual(["main:4 -> save", "save:6 -> grow"]);
});

test("C++: members, pointers and methods defined outside their class", async () => {
  const calls = await callLines({
    "src/store.h": "#pragma once\nclass Store {\n public:\n  void save(int key);\n  static int grow();\n};\n",
    "src/store.cpp":
      '#include "store.h"\n\nvoid Store::save(int key) {\n  grow();\n}\n\nint Store::grow() { return 1; }\n',
    "src/main.cpp": `#include "store.h"

void check(Store& store, Store* other) {
  store.save(1);
  other->save(2);
  Store own;
  own.save(3);
  Store::grow();
}
`,
  });
  expect(calls).toEqual([
    "check:4 -> Store.save",
    "check:5 -> Store.save",
    "check:7 -> Store.save",
    "check:8 -> Store.grow",
    "Store.save:4 -> Store.grow",
  ]);
});

test("Swift: properties with a type, constructed values and own methods", async () => {
  const calls = await callLines({
    "Sources/Shop/Store.swift":
      "public class Store {\n  public func save(_ key: String) {\n    grow()\n  }\n  func grow() {}\n}\n",
    "Sources/Shop/Cart.swift": `class Cart {
  let store: Store

  func check(other: Store?) {
    store.save("a")
    self.store.save("b")
    other?.save("c")
    let own = Store()
    own.save("d")
  }
}
`,
  });
  expect(calls).toEqual([
    "Cart.check:5 -> Store.save",
    "Cart.check:6 -> Store.save",
    "Cart.check:7 -> Store.save",
    "Cart.check:9 -> Store.save",
    "Store.save:3 -> Store.grow",
  ]);
});

test("Dart: typed parameters and own methods", async () => {
  const calls = await callLines({
    "lib/store.dart": "class Store {\n  void save(String key) {\n    grow();\n  }\n\n  void grow() {}\n}\n",
    "lib/cart.dart": "import 'store.dart';\n\nvoid check(Store store) {\n  store.save('a');\n}\n",
  });
  expect(calls).toEqual(["check:4 -> Store.save", "Store.save:3 -> Store.grow"]);
});

test("C++: overloads that a header announces, and arguments that fit none", async () => {
  const calls = await callLines({
    "src/log.h": `class Log {
 public:
  Log(const char *name);
  Log(int level);
  void write(int level);
};
`,
    "src/run.cpp": `#include "log.h"

void run(Log &log) {
  Log other("a");
  log.write(1);
  log.write(1, 2);
}
`,
  });
  expect(calls).toEqual([
    "run:4 -> Log.Log?",
    "run:4 -> Log.Log?",
    "run:5 -> Log.write",
    "run:6 -> Log.write?",
  ]);
});
