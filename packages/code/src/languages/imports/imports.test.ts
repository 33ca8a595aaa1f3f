import { expect, test } from "vitest";
import type { ImportStatement } from "../../syntax/parsed-code.ts";
import { resolveEcmascript } from "./ecmascript-imports.ts";
import { resolveGo } from "./go-imports.ts";
import { resolvePython } from "./python-imports.ts";
import type { ImportScope, PackageRoot } from "./rule.ts";

function scope(paths: readonly string[], packages: Record<string, PackageRoot> = {}): ImportScope {
  return {
    has: (path) => paths.includes(path),
    exists: (path) => paths.includes(path),
    declaring: () => [],
    mentioned: () => [],
    named: (base) => paths.filter((path) => path.endsWith(`/${base}`) || path === base),
    filesIn: (directory) =>
      paths.filter((path) => path.slice(0, Math.max(0, path.lastIndexOf("/"))) === directory).toSorted(),
    packages: new Map(Object.entries(packages)),
  };
}

function statement(module: string, rest: Partial<ImportStatement> = {}): ImportStatement {
  return {
    module,
    names: [],
    namespaces: [],
    everything: false,
    reexport: false,
    startLine: 1,
    endLine: 1,
    ...rest,
  };
}

test.each([
  ["./b.ts", "src/b.ts"],
  ["./b", "src/b.ts"],
  ["./b.js", "src/b.ts"],
  ["./dir", "src/dir/index.tsx"],
  ["../lib", "lib.js"],
  ["@/b", "src/b.ts"],
  ["@scope/pkg", "packages/pkg/src/index.ts"],
  ["@scope/pkg/deep", "packages/pkg/src/deep.ts"],
])("ECMAScript: %s leads to %s", (module, path) => {
  const paths = [
    "src/a.ts",
    "src/b.ts",
    "src/dir/index.tsx",
    "lib.js",
    "packages/pkg/src/index.ts",
    "packages/pkg/src/deep.ts",
  ];
  const packages = { "@scope/pkg": { directory: "packages/pkg", entries: ["packages/pkg/dist/index.js"] } };
  expect(resolveEcmascript(statement(module), "src/a.ts", scope(paths, packages))).toEqual([{ path }]);
});

test.each(["react", "./missing", "../../outside", "./a.ts"])(
  "ECMAScript: %s leads to no other file",
  (module) => {
    expect(resolveEcmascript(statement(module), "src/a.ts", scope(["src/a.ts"]))).toEqual([]);
  },
);

test("Python: dots lead up, packages lead to __init__, names may be modules", () => {
  const paths = scope(["pkg/__init__.py", "pkg/a.py", "pkg/sub/b.py", "src/top/c.py"]);
  const from = "pkg/sub/b.py";
  const names = [{ local: "x", name: "x" }];
  expect(resolvePython(statement("..a", { names }), from, paths)).toEqual([{ path: "pkg/a.py" }]);
  expect(resolvePython(statement("..", { names: [{ local: "m", name: "a" }] }), from, paths)).toEqual([
    { path: "pkg/a.py", namespace: "m" },
  ]);
  expect(resolvePython(statement("pkg", { names }), from, paths)).toEqual([{ path: "pkg/__init__.py" }]);
  expect(resolvePython(statement("top.c"), from, paths)).toEqual([{ path: "src/top/c.py" }]);
  expect(resolvePython(statement("os"), from, paths)).toEqual([]);
});

test("Python: an absolute import never leads to a sibling in a package", () => {
  const shop = [
    "shop/__init__.py",
    "shop/cart.py",
    "shop/typing.py",
    "shop/prices.py",
    "shop/json/__init__.py",
  ];
  const plain = ["shop/cart.py", "shop/json.py", "shop/prices.py"];
  const prices = statement("prices");
  expect(resolvePython(statement("typing"), "shop/cart.py", scope(shop))).toEqual([]);
  expect(resolvePython(statement("json"), "shop/cart.py", scope(shop))).toEqual([]);
  expect(resolvePython(prices, "shop/cart.py", scope(shop))).toEqual([]);
  expect(resolvePython(statement(".typing"), "shop/cart.py", scope(shop))).toEqual([
    { path: "shop/typing.py" },
  ]);
  expect(resolvePython(statement("json"), "shop/cart.py", scope(plain))).toEqual([]);
  expect(resolvePython(prices, "shop/cart.py", scope(plain))).toEqual([{ path: "shop/prices.py" }]);
});

test("Go: an import leads to all files of a package except its tests", () => {
  const paths = scope(["go.mod", "x/a.go", "x/b.go", "x/a_test.go", "main.go"], {
    "example.org/m": { directory: "", entries: [] },
  });
  expect(resolveGo(statement("example.org/m/x"), "main.go", paths)).toEqual([
    { path: "x/a.go", namespace: "x" },
    { path: "x/b.go", namespace: "x" },
  ]);
  expect(resolveGo(statement("example.org/m/x", { namespaces: ["y"] }), "main.go", paths)[0]?.namespace).toBe(
    "y",
  );
  expect(resolveGo(statement("fmt"), "main.go", paths)).toEqual([]);
});
