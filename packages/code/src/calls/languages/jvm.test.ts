import { expect, test } from "vitest";
import { callLines } from "../testing/call-lines.ts";

test("Java: typed fields, members of the class, static methods and one implementation", async () => {
  const calls = await callLines({
    "src/org/shop/Store.java": "package org.shop;\n\npublic interface Store {\n  void save(String key);\n}\n",
    "src/org/shop/DiskStore.java":
      "package org.shop;\n\nclass DiskStore implements Store {\n  public void save(String key) { Files.write(key); }\n}\n",
    "src/org/shop/Files.java":
      "package org.shop;\n\nclass Files {\n  static void write(String line) {}\n  static void write(int line) {}\n  static Store open() { return null; }\n}\n",
    "src/org/shop/Cart.java": `package org.shop;

class Cart {
  private final Store store;

  void check(Store other) {
    store.save("a");
    var opened = Files.open();
    opened.hashCode();
    log();
    this.log();
  }

  private void log() {}
}
`,
  });
  expect(calls).toContain("Cart.check:7 -> Store.save");
  expect(calls).toContain("Cart.check:8 -> Files.open");
  expect(calls).toContain("Cart.check:10 -> Cart.log");
  expect(calls).toContain("Cart.check:11 -> Cart.log");
  expect(calls).toContain("DiskStore.save:4 -> Files.write?");
});

test("Kotlin: properties of a constructor, and functions of a package", async () => {
  const calls = await callLines({
    "src/shop/Store.kt": `package shop

class Store {
    fun save(key: String) { grow() }
    private fun grow() {}
}

fun open(): Store = Store()
`,
    "src/shop/Cart.kt": `package shop

class Cart(private val store: Store) {
    fun check() {
        store.save("a")
        val opened = open()
        opened.save("b")
    }
}
`,
  });
  expect(calls).toEqual([
    "Cart.check:5 -> Store.save",
    "Cart.check:6 -> open",
    "Cart.check:7 -> Store.save",
    "Store.save:4 -> Store.grow",
  ]);
});

test("Scala: parameters of a class, and objects", async () => {
  const calls = await callLines({
    "src/shop/Store.scala": `package shop

class Store {
  def save(key: String): Unit = { grow(1) }
  private def grow(by: Int): Unit = {}
}

object Stores {
  def open(): Store = new Store()
}

class Cart(store: Store) {
  def check(): Unit = {
    store.save("a")
    Stores.open()
  }
}
`,
  });
  expect(calls).toEqual([
    "Store.save:4 -> Store.grow",
    "Cart.check:14 -> Store.save",
    "Cart.check:15 -> Stores.open",
  ]);
});
