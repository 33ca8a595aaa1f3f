import { expect, test } from "vitest";
import { readDeclaredOrigins } from "./gitattributes.ts";

test.each([
  ["*.js linguist-vendored", "a/b.js", { vendored: true }],
  ["*.js linguist-vendored", "a/b.ts", {}],
  ["lib/** linguist-vendored=true", "lib/a/b.js", { vendored: true }],
  ["lib/** linguist-vendored=true", "lib", {}],
  ["lib/** linguist-vendored=true", "a/lib/b.js", {}],
  ["lib/* linguist-generated", "lib/a/b.js", {}],
  ["/lib/*.js linguist-generated", "lib/b.js", { generated: true }],
  ["**/gen/** -linguist-generated", "a/gen/b/c.js", { generated: false }],
  ["a/**/b/**/c.ts linguist-generated", "a/x/b/y/z/c.ts", { generated: true }],
  ["a/**/b/**/c.ts linguist-generated", "a/x/y/z/c.ts", {}],
  ["*_gen*.go linguist-generated=false", "x/a_gen_b.go", { generated: false }],
  ["*_gen*_gen.go linguist-generated", "a_gen.go", {}],
  ["*.js text\n*.js linguist-vendored\nown.js -linguist-vendored", "own.js", { vendored: false }],
  ["# *.js linguist-vendored", "a.js", {}],
  ["lib/ linguist-vendored", "lib/a.js", {}],
])("%j says about %s: %j", (text, path, declared) => {
  expect(readDeclaredOrigins(new Map([[".gitattributes", text]]))(path)).toEqual(declared);
});

test("a deeper file counts more and names paths below it", () => {
  const declaredOf = readDeclaredOrigins(
    new Map([
      ["web/.gitattributes", "*.js -linguist-vendored"],
      [".gitattributes", "*.js linguist-vendored"],
    ]),
  );
  expect(declaredOf("web/a.js")).toEqual({ vendored: false });
  expect(declaredOf("a.js")).toEqual({ vendored: true });
});
