import { expect, test } from "vitest";
import { factsOf } from "../../testing/facts.ts";

const FILES = {
  "include/shop/cart.hpp": `#pragma once
#include "shop/money.hpp"

namespace shop {

/// What a customer wants.
template <typename T>
class Cart final : public Basket<T> {
 public:
  Cart();
  ~Cart() {}
  /// Adds an item.
  Money& add(const T& item);
  int size() const { return this->count_; }
  struct Line { int price; };

 private:
  void grow();
  int count_;
};

class SHOP_EXPORT Till : public Base {
 public:
  void open();
};

enum class Mode { Open };
using Cents = int;
template <typename T> T pay(T amount) { return amount; }
}  // namespace shop
`,
  "include/shop/money.hpp": "namespace shop {\nstruct Money { int cents; };\nMoney zero();\n}\n",
  "src/till.cpp": `#include "shop/cart.hpp"
#include <shop/money.hpp>
#include <vector>

using namespace shop;

Till::Till() {}

void shop::Till::open() {
  Cart<Money> cart;
  shop::pay(shop::zero());
}

namespace { int hidden() { return 1; } }
`,
};

test("C++: classes with methods, templates, sections, definitions outside a class", async () => {
  const { outline } = await factsOf(FILES);
  expect(outline("include/shop/cart.hpp")).toEqual([
    "+class Cart 7-20: What a customer wants.",
    "+method Cart.Cart 10-10",
    "+method Cart.~Cart 11-11",
    "+method Cart.add 13-13: Adds an item.",
    "+method Cart.size 14-14",
    "+struct Cart.Line 15-15",
    "-method Cart.grow 18-18",
    "+class Till 22-25",
    "+method Till.open 24-24",
    "+enum Mode 27-27",
    "+type Cents 28-28",
    "+function pay 29-29",
  ]);
  expect(outline("src/till.cpp")).toEqual([
    "+method Till.Till 7-7",
    "+method Till.open 9-12",
    "+function hidden 14-14",
  ]);
});

test("C++: includes link the names that a file uses, also behind a namespace", async () => {
  const { links } = await factsOf(FILES);
  expect(links).toEqual([
    "include/shop/cart.hpp -> include/shop/money.hpp Money(13)",
    "src/till.cpp -> include/shop/cart.hpp Cart(10) Till(7,9) pay(11)",
    "src/till.cpp -> include/shop/money.hpp Money(10) zero(11)",
  ]);
});
