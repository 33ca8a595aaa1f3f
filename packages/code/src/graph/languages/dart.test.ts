import { expect, test } from "vitest";
import { factsOf } from "../../testing/facts.ts";

const FILES = {
  "packages/shop/pubspec.yaml": "name: shop\n",
  "packages/shop/lib/shop.dart": "/// Sells things.\nlibrary shop;\n\nexport 'src/cart.dart' show Cart;\n",
  "packages/shop/lib/src/cart.dart": `import 'dart:io';
import 'package:money/money.dart' as money show Price;
part 'line.dart';

/// What a customer wants.
@immutable
class Cart<T> extends Basket {
  final money.Price first;

  /// Adds up.
  int total() {
    int local() => 1;
    return money.sum(this.first) + local();
  }

  void _hidden() {}
  Cart(this.first);
  int get size => 1;
  static Cart empty() => Cart();
}

mixin Logs {}
enum Mode { open }
abstract class Priced {
  int price();
}

int top(int x) {
  return x;
}

typedef Visit = int Function(int);
const limit = 3;
`,
  "packages/shop/lib/src/line.dart": "part of 'cart.dart';\n\nclass Line {}\n",
  "packages/money/pubspec.yaml": "name: money\n",
  "packages/money/lib/money.dart": "class Price {}\n\nint sum(Price price) => 1;\n",
  "bin/main.dart": "import 'package:shop/shop.dart';\n\nvoid main() {\n  Cart.empty();\n}\n",
};

test("Dart: functions with their bodies, methods, private names and documentation", async () => {
  const { outline } = await factsOf(FILES);
  expect(outline("packages/shop/lib/src/cart.dart")).toEqual([
    "+class Cart 6-20: What a customer wants.",
    "+method Cart.total 11-14: Adds up.",
    "-method Cart._hidden 16-16",
    "+method Cart.Cart 17-17",
    "+method Cart.size 18-18",
    "+method Cart.empty 19-19",
    "+class Logs 22-22",
    "+enum Mode 23-23",
    "+class Priced 24-26",
    "+method Priced.price 25-25",
    "+function top 28-30",
    "+type Visit 32-32",
    "+constant limit 33-33",
  ]);
});

test("Dart: packages, relative files, parts, and what a library exports", async () => {
  const { links } = await factsOf(FILES);
  const lib = "packages/shop/lib";
  expect(links).toEqual([
    `bin/main.dart -> ${lib}/src/cart.dart Cart(4)`,
    `${lib}/shop.dart -> ${lib}/src/cart.dart`,
    `${lib}/src/cart.dart -> packages/money/lib/money.dart sum(13) Price(8)`,
    `${lib}/src/cart.dart -> ${lib}/src/line.dart`,
    `${lib}/src/line.dart -> ${lib}/src/cart.dart`,
  ]);
});
