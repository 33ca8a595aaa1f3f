import { expect, test } from "vitest";
import { twinsAmong } from "./twins.ts";

const body = (name: string, prefix: string): string =>
  Array.from({ length: 30 }, (_, index) => `${prefix}def ${name}_${index}(self): pass\n`).join("");

const pairOf = (name: string): { path: string; text: string }[] => [
  { path: `lib/_async/${name}.py`, text: body(name, "async ") },
  { path: `lib/_sync/${name}.py`, text: body(name, "") },
];

test("of two directories with alike files, the one that others use less repeats the other", () => {
  const files = ["pool", "http", "proxy"].flatMap(pairOf);
  const api = { path: "lib/api.py", text: "from ._sync.pool import Pool\n" };
  expect([...twinsAmong([...files, api])]).toEqual([
    "lib/_async/http.py",
    "lib/_async/pool.py",
    "lib/_async/proxy.py",
  ]);
  expect([...twinsAmong(files)]).toEqual(["lib/_sync/http.py", "lib/_sync/pool.py", "lib/_sync/proxy.py"]);
});

test("two alike files, and directories with other texts, are no twins", () => {
  expect(twinsAmong(["pool", "http"].flatMap(pairOf)).size).toBe(0);
  const different = ["a", "b", "c"].flatMap((name) => [
    { path: `one/${name}.py`, text: body(`${name}x`, "") },
    { path: `two/${name}.py`, text: body(`${name}y`, "") },
  ]);
  expect(twinsAmong(different).size).toBe(0);
});
