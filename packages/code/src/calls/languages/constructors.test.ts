import { expect, test } from "vitest";
import { callLines } from "../testing/call-lines.ts";

test("Java: a constructor is found by its arguments, and calls others", async () => {
  const calls = await callLines({
    "src/shop/Cart.java": `package shop;

class Cart extends Base {
  Cart() { this(1, "a"); }
  Cart(int size, String... names) { super(size); log(); }
  void log() {}
  static Cart of() { return new Cart(); }
  static Cart named(java.util.Map<String, Integer> m) { return new Cart(1, /* two */ "b", "c"); }
}
`,
    "src/shop/Base.java": "package shop;\n\nclass Base {\n  Base(int size) {}\n}\n",
  });
  expect(calls).toEqual([
    "Cart.Cart:4 -> Cart.Cart",
    "Cart.Cart:5 -> Base.Base",
    "Cart.Cart:5 -> Cart.log",
    "Cart.of:7 -> Cart.Cart",
    "Cart.named:8 -> Cart.Cart",
  ]);
});

test("C#: a constructor with defaults, and one in the head of a class", async () => {
  const calls = await callLines({
    "src/Cart.cs": `namespace Shop;

public class Cart
{
    public Cart(int size, string name = "a") : this(size, name, 1) { }
    public Cart(int size, string name, int more) { Log(); }
    void Log() {}
}

public class Box(int size)
{
    public Box() : this(1) { }
}

public class Maker
{
    Cart Make() { return new Cart(1); }
    Cart More() => new Shop.Cart(1, "b", 2);
    Box Pack() { return new Box(2); }
    Box Empty() { return new Box(); }
}
`,
  });
  expect(calls).toEqual([
    "Cart.Cart:5 -> Cart.Cart",
    "Cart.Cart:6 -> Cart.Log",
    "Maker.Make:17 -> Cart.Cart",
    "Maker.Empty:20 -> Box.Box",
  ]);
});

test("Kotlin: blocks that initialize, and constructors beside the one in the head", async () => {
  const calls = await callLines({
    "src/shop/Cart.kt": `package shop

class Cart(val size: Int) {
    init { check() }
    private fun check() {}
}

class Box {
    constructor()
    constructor(size: Int, then: () -> Unit) : this() { then() }
}

fun make() = Cart(1)
fun pack() = Box(1) { make() }
`,
  });
  expect(calls).toEqual([
    "Cart.init:4 -> Cart.check",
    "Box.constructor:10 -> Box.constructor",
    "make:13 -> Cart.init",
    "pack:14 -> Box.constructor",
    "pack:14 -> make",
  ]);
});

test("C++: constructors and destructors in and outside of their class", async () => {
  const calls = await callLines({
    "src/cart.h": `class Cart {
 public:
  Cart(int size);
  Cart();
  Cart(const Cart &other) = default;
  Cart &operator=(const Cart &) = delete;
  ~Cart();
};
`,
    "src/cart.cpp": `#include "cart.h"
#include <memory>

static void log() {}
Cart::Cart(int size) { log(); }
Cart::Cart() { log(); }
Cart::~Cart() { log(); }
void make() {
  Cart cart(1);
  auto other = new Cart();
  auto shared = std::make_unique<Cart>(2);
}
`,
  });
  expect(calls).toEqual([
    "Cart.Cart:5 -> log",
    "Cart.Cart:6 -> log",
    "Cart.~Cart:7 -> log",
    "make:9 -> Cart.Cart",
    "make:10 -> Cart.Cart",
    "make:11 -> Cart.Cart",
  ]);
});

test("Dart: constructors with and without a name", async () => {
  const calls = await callLines({
    "lib/cart.dart": `class Cart {
  Cart(int size) { log(); }
  Cart.empty() : super() { log(); }
  factory Cart.of(int size) { return Cart(size); }
  void log() {}
}

void make() {
  Cart(1);
  new Cart(2);
  Cart.empty();
}
`,
  });
  expect(calls).toEqual([
    "Cart.Cart:2 -> Cart.log",
    "Cart.empty:3 -> Cart.log",
    "Cart.of:4 -> Cart.Cart",
    "make:9 -> Cart.Cart",
    "make:10 -> Cart.Cart",
    "make:11 -> Cart.empty",
  ]);
});

test("Swift and Scala: init, deinit and this", async () => {
  const calls = await callLines({
    "Sources/Shop/Cart.swift": `class Cart {
  init(size: Int) { log() }
  deinit { log() }
  func log() {}
}
extension Cart {
  convenience init() { self.init(size: 1) }
}
func make() -> Cart { return Cart(size: 2) }
`,
    "src/shop/Box.scala": `package shop

class Box(size: Int) {
  def this() = { this(1) }
  def log(): Unit = {}
}

class Maker {
  def make(): Box = new Box()
}
`,
  });
  expect(calls).toContain("Cart.init:2 -> Cart.log");
  expect(calls).toContain("Cart.deinit:3 -> Cart.log");
  expect(calls).toContain("make:9 -> Cart.init?");
  expect(calls).toContain("Maker.make:9 -> Box.this");
});

test("PHP, TypeScript and JavaScript: a constructor calls that of the base class", async () => {
  const calls = await callLines({
    "src/Cart.php": `<?php
class Base {
  public function __construct() { $this->log(); }
  function log() {}
}
class Cart extends Base { public function __construct() { parent::__construct(); } }
class Box extends Base { static function make() { return new Box(); } }
`,
    "src/cart.ts": `class Base {
  constructor() { this.log(); }
  log(): void {}
}
export class Cart extends Base {
  constructor() { super(); }
}
export class Box extends Base {}
export const make = () => [new Cart(), new Box()];
`,
  });
  expect(calls).toEqual([
    "Base.__construct:3 -> Base.log",
    "Cart.__construct:6 -> Base.__construct",
    "Box.make:7 -> Base.__construct",
    "Base.constructor:2 -> Base.log",
    "Cart.constructor:6 -> Base.constructor",
    "make:9 -> Cart.constructor",
    "make:9 -> Base.constructor",
  ]);
});
