import { expect, test } from "vitest";
import { typesIn } from "../../testing/parsed-types.ts";

test("Swift: properties, cases, requirements, and supertypes of extensions", async () => {
  const text = `class Cart: Basket {
  // How many.
  var size: Int = 1
  let name = "a"
}
enum Mode: String { case on = "x"; case off }
protocol Named { var name: String { get } }
extension Cart: Named {}
struct Slot { let item: Item? }
`;
  expect(await typesIn("Swift", text)).toEqual([
    "3 Cart.size: Int = 1 // How many.",
    '4 Cart.name = "a"',
    '6 Mode.on = "x"',
    "6 Mode.off",
    "7 Named.name: String",
    "9 Slot.item: Item?",
    "Cart -> Basket (extends)",
    "Mode -> String (implements)",
    "Cart -> Named (implements)",
  ]);
});

test("Scala: parameters of classes, values, and mixed in traits", async () => {
  const text = `class Cart(val size: Int = 1, name: String) extends Basket(1) with Named {
  // How many.
  val limit: Int = 3
  var open = false
}
trait Named extends Thing { val name: String }
`;
  expect(await typesIn("Scala", text)).toEqual([
    "1 Cart.size: Int = 1",
    "1 Cart.name: String",
    "3 Cart.limit: Int = 3 // How many.",
    "4 Cart.open = false",
    "6 Named.name: String",
    "Cart -> Basket (extends)",
    "Cart -> Named (implements)",
    "Named -> Thing (extends)",
  ]);
});

test("C: members of structures and constants of enums", async () => {
  const text = `struct cart {
  int size; /* how many */
  char *name;
  int slots[3];
  void (*log)(int);
};
typedef struct { int left; } pair;
enum mode { ON = 1, OFF };
`;
  expect(await typesIn("C", text)).toEqual([
    "2 cart.size: int // how many",
    "3 cart.name: char",
    "4 cart.slots: int",
    "5 cart.log: void",
    "7 pair.left: int",
    "8 mode.ON = 1",
    "8 mode.OFF",
  ]);
});

test("C++: members with defaults, and base classes", async () => {
  const text = `class Cart : public Basket, private shop::Store, Base<int> {
  int size = 1;
  std::vector<int> items;
  Cart &other;
  void add(int item);
};
enum class Mode { On = 1, Off };
`;
  expect(await typesIn("C++", text)).toEqual([
    "2 Cart.size: int = 1",
    "3 Cart.items: std::vector<int>",
    "4 Cart.other: Cart",
    "7 Mode.On = 1",
    "7 Mode.Off",
    "Cart -> Basket (extends)",
    "Cart -> shop::Store (extends)",
    "Cart -> Base (extends)",
  ]);
});

test("Dart: fields, constants, superclasses, interfaces and mixins", async () => {
  const text = `class Cart extends Basket with Logs implements Named {
  /// How many.
  final int size = 1;
  static const String kind = "a";
  int? limit;
  late Item item;
}
enum Mode { on, off }
`;
  expect(await typesIn("Dart", text)).toEqual([
    "3 Cart.size: int = 1 // How many.",
    '4 Cart.kind: String = "a"',
    "5 Cart.limit: int",
    "6 Cart.item: Item",
    "8 Mode.on",
    "8 Mode.off",
    "Cart -> Basket (extends)",
    "Cart -> Logs (implements)",
    "Cart -> Named (implements)",
  ]);
});
