import { expect, test } from "vitest";
import { shapeOf } from "./shape.ts";

test("a shape has names, kinds and sizes, and no value", () => {
  const value = {
    jobId: "secret-id",
    epoch: 7,
    done: false,
    error: null,
    lines: [
      { at: 1, text: "secret" },
      { at: 2, text: "other" },
    ],
    none: [],
    empty: {},
  };
  expect(shapeOf(value)).toBe(
    "{ jobId: string of 9, epoch: number, done: boolean, error: null, " +
      "lines: 2 × { at: number, text: string of 6 }, none: [], empty: {} }",
  );
});

test("names that no declaration can have are data, and are left out", () => {
  expect(shapeOf({ "ghp_secret token": 1, ünsafe: 2 })).toBe("{ …: number, …: number }");
});

test("a deep or wide value has a short shape", () => {
  expect(shapeOf({ a: { b: { c: { d: 1 } } } })).toBe("{ a: { b: { c: … } } }");
  const wide = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`f${at}`, at]));
  expect(shapeOf(wide)).toMatch(/f11: number, 8 more }$/);
});
