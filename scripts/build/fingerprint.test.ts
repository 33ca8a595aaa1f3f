import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { BuildRecord, fingerprint } from "./fingerprint.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "fondation-build-"));
  write("src/a.ts", "a");
});
afterEach(() => rmSync(root, { recursive: true }));

function write(name: string, text: string): void {
  mkdirSync(join(root, name, ".."), { recursive: true });
  writeFileSync(join(root, name), text);
}

const print = () => fingerprint(root, ["src/**"]);

test("the same inputs have the same fingerprint", () => {
  const before = print();
  write("src/a.ts", "a");
  expect(print()).toBe(before);
});

test.each([
  ["a changed content", "src/a.ts", "b"],
  ["a new file", "src/b.ts", "a"],
])("%s changes the fingerprint", (_, name, text) => {
  const before = print();
  write(name, text);
  expect(print()).not.toBe(before);
});

test.each(["src/a.test.ts", "src/node_modules/x/index.js", "src/dist/a.mjs", "other/a.ts"])(
  "%s is not an input",
  (name) => {
    const before = print();
    write(name, "x");
    expect(print()).toBe(before);
  },
);

test("a target is current when its inputs are unchanged and its outputs exist", () => {
  const record = new BuildRecord(join(root, "record"));
  const outputs = [join(root, "out.js")];
  expect(record.isCurrent("t", "1", outputs)).toBe(false);
  write("out.js", "");
  record.remember("t", "1");
  expect(record.isCurrent("t", "1", outputs)).toBe(true);
  expect(record.isCurrent("t", "2", outputs)).toBe(false);
  rmSync(join(root, "out.js"));
  expect(record.isCurrent("t", "1", outputs)).toBe(false);
});
