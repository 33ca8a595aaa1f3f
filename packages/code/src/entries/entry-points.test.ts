import { expect, test } from "vitest";
import { surveyOf } from "../testing/surveyed.ts";
import { GO_ROUTER, PYTHON_TASKS, TYPESCRIPT_SHOP } from "../testing/samples.ts";
import { findEntryPoints } from "./entry-points.ts";

async function entriesOf(files: Parameters<typeof surveyOf>[0]): Promise<string[]> {
  return findEntryPoints(await surveyOf(files)).map(
    ({ kind, label, place, symbol }) =>
      `${kind} ${label} ${place.path}:${place.startLine}${symbol === undefined ? "" : ` = ${symbol.name}`}`,
  );
}

test("the exports of the entry file of an npm package are its surface", async () => {
  expect(await entriesOf(TYPESCRIPT_SHOP)).toEqual(["api main src/main.ts:6 = main"]);
});

test("an entry file that only requires another one hands on its exports", async () => {
  const files = {
    "package.json": '{"name":"shop"}',
    "index.js": "module.exports = require('./lib/shop')\n",
    "lib/shop.js": "module.exports = sell\nfunction sell () { return 1 }\nfunction hidden () { return 2 }\n",
  };
  expect(await entriesOf(files)).toEqual(["api sell lib/shop.js:2 = sell"]);
});

test("the names of the outermost `__init__.py` are the surface of a Python package", async () => {
  expect(await entriesOf(PYTHON_TASKS)).toEqual([
    "api Store tasks/store.py:7 = Store",
    "api Task tasks/task.py:6 = Task",
  ]);
});

test("a Go module without code at its root offers the exported names of its packages", async () => {
  expect(await entriesOf(GO_ROUTER)).toEqual([
    "main main main.go:10 = main",
    "api Handler route/handler.go:4 = Handler",
    "api NotFound route/handler.go:7 = NotFound",
    "api Router route/router.go:5 = Router",
    "api New route/router.go:10 = New",
  ]);
});

test("a crate offers what `lib.rs` declares and what it uses publicly", async () => {
  const files = {
    "Cargo.toml": '[package]\nname = "shop"\n',
    "src/lib.rs": "mod cart;\npub use cart::Cart;\npub const PORT: u16 = 1;\nfn hidden() {}\n",
    "src/cart.rs": "pub struct Cart;\npub struct Other;\n",
    "src/main.rs": "fn main() {}\n",
  };
  expect(await entriesOf(files)).toEqual([
    "main main src/main.rs:1 = main",
    "api Cart src/cart.rs:1 = Cart",
    "api PORT src/lib.rs:3 = PORT",
  ]);
});

test("headers below `include` are the surface of a C++ library, without its details", async () => {
  const files = {
    "include/shop/cart.h": "class Cart {\n public:\n  void add();\n};\n",
    "include/shop/details/box.h": "class Box {};\n",
    "src/cart.cpp": "class Inner {};\n",
  };
  expect(await entriesOf(files)).toEqual(["api Cart include/shop/cart.h:1 = Cart"]);
});

test("a decorated function is the entry point; routes of tests are none", async () => {
  const route = '@app.route("/books")\ndef books():\n    pass\n';
  expect(await entriesOf({ "shop.py": route, "tests/test_shop.py": route })).toEqual([
    "route /books shop.py:1 = books",
  ]);
});
