import { expect, test } from "vitest";
import { findPackages } from "./packages.ts";

const entriesOf = (manifest: string) => findPackages(new Map([["lib/package.json", manifest]])).get("x");

test("the entries of a package are those of its nested conditions", () => {
  const exports = {
    ".": { import: { types: "./a.d.ts", default: "./a.ts" }, require: "./b.cjs" },
    "./more": "./c.ts",
  };
  expect(entriesOf(JSON.stringify({ name: "x", exports, main: "./b.cjs" }))).toEqual({
    directory: "lib",
    entries: ["lib/a.d.ts", "lib/a.ts", "lib/b.cjs"],
  });
});

test("a manifest of 30,000 levels has a package without entries", () => {
  const exports = `${'{"a":'.repeat(30_000)}"./x.ts"${"}".repeat(30_000)}`;
  expect(entriesOf(`{"name":"x","exports":${exports}}`)).toEqual({ directory: "lib", entries: [] });
});

test("a manifest that is no JSON or has no name is skipped", () => {
  const texts = new Map([
    ["package.json", "{"],
    ["a/package.json", "{}"],
  ]);
  expect(findPackages(texts).size).toBe(0);
});

test("a crate is found after a list in brackets, and only in its own section", () => {
  const manifest = '[package]\nauthors = ["A"]\nname = "my-crate"\n\n[lib]\nname = "other"\n';
  const texts = new Map([
    ["Cargo.toml", manifest],
    ["b/Cargo.toml", '[workspace]\nmembers = ["c"]\n\n[[bin]]\nname = "tool"\n'],
  ]);
  expect([...findPackages(texts).keys()]).toEqual(["cargo:my_crate"]);
});
