import { expect, test } from "vitest";
import { tracedIn } from "./testing/traced.ts";

/** A body of several lines, so that the function is worth showing. */
const body = (...lines: readonly string[]): string =>
  `{\n${["const first = 1;", "const second = first + 1;", ...lines, "return second;"].map((line) => `  ${line}\n`).join("")}}\n`;

const SHOP = {
  "src/shop.ts": `import { price } from "./price.ts";\nexport function sell() ${body("order();")}function order() ${body("price();", "refuse();")}function refuse() {}\n`,
  "src/price.ts": `import { save } from "./store.ts";\nexport function price() ${body("round();", "save();")}function round() ${body()}`,
  "src/store.ts": `export function save() ${body("write();")}function write() ${body()}`,
  "test/shop.test.ts": `import { sell } from "../src/shop.ts";\nexport function testSell() ${body("sell();")}`,
};

test("a path begins with a public function that the product never calls, and crosses files", async () => {
  const traced = await tracedIn(SHOP);
  expect(traced.paths(["src/shop.ts"])).toEqual(["sell > order > price"]);
});

test("a path never passes through tests", async () => {
  const traced = await tracedIn(SHOP);
  expect(traced.paths(["src/shop.ts", "src/price.ts", "src/store.ts"])).toEqual([
    "sell > order > price > save > write",
  ]);
});

test("the path of the whole visits every topic that its calls reach", async () => {
  const traced = await tracedIn(SHOP);
  expect(traced.whole(["src/shop.ts"], ["src/price.ts"], ["src/store.ts"])).toBe(
    "sell > order > price > save > write",
  );
});

test("there is no path of the whole when no call leaves its topic", async () => {
  const traced = await tracedIn({ "a.ts": `export function a() ${body("b();")}function b() ${body()}` });
  expect(traced.whole(["a.ts"])).toBeUndefined();
});

test("a topic without calls has no path", async () => {
  const traced = await tracedIn({ "a.ts": `export function a() ${body()}` });
  expect(traced.paths(["a.ts"])).toEqual([undefined]);
});

test("functions that call each other in a circle appear once each", async () => {
  const traced = await tracedIn({
    "a.ts": `export function a() ${body("b();")}export function b() ${body("c();")}export function c() ${body("a();")}`,
  });
  const [path = ""] = traced.paths(["a.ts"]);
  expect(path.split(" > ").toSorted()).toEqual(["a", "b", "c"]);
});

test("an entry point begins the path before other public functions", async () => {
  const files = {
    "a.ts": `export function alpha() ${body("core();")}export function omega() ${body("core();")}function core() ${body()}`,
  };
  const entryOf = ({ symbol }: { symbol: { name: string } }): number => (symbol.name === "omega" ? 1 : 0);
  const traced = await tracedIn(files, { entryOf, hasEffect: () => false });
  expect(traced.paths(["a.ts"])).toEqual(["omega > core"]);
  expect((await tracedIn(files)).paths(["a.ts"])).toEqual(["alpha > core"]);
});

test("a path ends with an effect rather than with another leaf", async () => {
  const files = {
    "a.ts": `export function run() ${body("left();", "right();")}function left() ${body()}function right() ${body()}`,
  };
  const hasEffect = ({ symbol }: { symbol: { name: string } }): boolean => symbol.name === "right";
  expect((await tracedIn(files, { entryOf: () => 0, hasEffect })).paths(["a.ts"])).toEqual(["run > right"]);
});

test("a call in a catch clause is avoided when another call does as well", async () => {
  const traced = await tracedIn({
    "a.ts": `export function run() ${body("try {", "work();", "} catch {", "repair();", "}")}function repair() ${body()}function work() ${body()}`,
  });
  expect(traced.paths(["a.ts"])).toEqual(["run > work"]);
});

test("a call under conditions is avoided when another call does as well", async () => {
  const traced = await tracedIn({
    "a.ts": `export function run(rare: boolean) ${body("if (rare) {", "aside();", "}", "work();")}function aside() ${body()}function work() ${body()}`,
  });
  expect(traced.paths(["a.ts"])).toEqual(["run > work"]);
});

test("a call that an earlier topic shows is avoided in the next one", async () => {
  const traced = await tracedIn({
    "a.ts": `import { save } from "./s.ts";\nexport function a() ${body("save();")}`,
    "s.ts": `export function save() ${body("write();")}function write() ${body()}`,
  });
  expect(traced.paths(["s.ts"])).toEqual(["a > save > write"]);
  expect(traced.paths(["a.ts"], ["s.ts"])).toEqual(["a > save", "save > write"]);
});

test("the same repository gives the same paths twice", async () => {
  const groups = [["src/shop.ts"], ["src/price.ts"], ["src/store.ts"]];
  expect((await tracedIn(SHOP)).paths(...groups)).toEqual((await tracedIn(SHOP)).paths(...groups));
});

test("a path ends with work rather than with a constructor", async () => {
  const traced = await tracedIn({
    "a.ts": `class Box {\n  constructor() ${body()}}\nexport function run() ${body("new Box();", "fill();")}function fill() ${body()}`,
  });
  expect(traced.paths(["a.ts"])).toEqual(["run > fill"]);
});

test("a path never begins with test support in the product", async () => {
  const traced = await tracedIn({
    "a.ts": `export function testServe() ${body("serve();")}export function serve() ${body("work();")}function work() ${body()}`,
  });
  expect(traced.paths(["a.ts"])).toEqual(["serve > work"]);
});

test("a function for errors is avoided when another call does as well", async () => {
  const traced = await tracedIn({
    "a.ts": `export function run() ${body("handleError();", "work();")}function handleError() ${body()}function work() ${body()}`,
  });
  expect(traced.paths(["a.ts"])).toEqual(["run > work"]);
});

test("the path of the whole begins where most of the program's work begins", async () => {
  const serve = `export function serve() ${body("read();", "answer();", "close();")}`;
  const traced = await tracedIn({
    "a.ts": `import { read } from "./b.ts";\n${serve}export function alone() ${body("read();")}function answer() ${body("read();")}function close() ${body()}`,
    "b.ts": `export function read() ${body("parse();")}function parse() ${body()}`,
  });
  expect(traced.whole(["a.ts"], ["b.ts"])).toBe("serve > answer > read > parse");
});

test("a path meets a name that its part is about rather than other functions", async () => {
  const files = {
    "a.ts": `export function alpha() ${body("core();")}function core() ${body()}export function omega() ${body("deep();")}function deep() ${body()}`,
  };
  expect((await tracedIn(files)).paths(["a.ts"])).toEqual(["alpha > core"]);
  expect((await tracedIn(files, undefined, ["deep"])).paths(["a.ts"])).toEqual(["omega > deep"]);
});

test("the path of the whole leaves its topic even if the best chain of calls does not", async () => {
  const inner = ["b", "c", "d", "e", "f"];
  const chain = ["a", ...inner].map((name, index) => {
    const next = inner[index];
    return `${name === "a" ? "export " : ""}function ${name}() ${body(next === undefined ? "" : `${next}();`)}`;
  });
  const traced = await tracedIn({
    "a.ts": chain.join(""),
    "b.ts": `import { y } from "./c.ts";\nexport function x() {\n  return y();\n}\n`,
    "c.ts": "export function y() {\n  return 1;\n}\n",
  });
  expect(traced.whole(["a.ts"], ["b.ts"], ["c.ts"])).toBe("x > y");
});

test("a path goes on only where the literal arguments of its calls let it", async () => {
  const files = (dry: boolean): Record<string, string> => ({
    "a.ts": `export function run() ${body(`deploy(${dry});`)}function deploy(dry: boolean) ${body("if (dry) {", "  return 1;", "}", "upload();")}function upload() ${body()}`,
  });
  expect((await tracedIn(files(false))).paths(["a.ts"])).toEqual(["run > deploy > upload"]);
  expect((await tracedIn(files(true))).paths(["a.ts"])).toEqual(["run > deploy"]);
});

test("a path avoids a method that a type below replaces", async () => {
  const files = (below: string): Record<string, string> => ({
    "a.ts": `export class Sink {\n  write() ${body("this.flush();")}\n  flush() ${body()}\n}\nclass ${below} extends Sink {\n  write() {\n    return 3;\n  }\n}\nexport class Log {\n  run(sink: Sink) ${body("sink.write();", "this.count();")}\n  count() ${body()}\n}\n`,
  });
  expect((await tracedIn(files("File"))).paths(["a.ts"])).toEqual(["run > count"]);
  const plain = files("File")["a.ts"]?.replace("extends Sink", "") ?? "";
  expect((await tracedIn({ "a.ts": plain })).paths(["a.ts"])).toEqual(["run > write > flush"]);
});

test("a path takes no deprecated function when there is another", async () => {
  const old = `/** @deprecated Use now. */\nexport function old() ${body("core();")}`;
  const files = { "a.ts": `${old}export function now() ${body("core();")}function core() ${body()}` };
  expect((await tracedIn(files)).paths(["a.ts"])).toEqual(["now > core"]);
});
