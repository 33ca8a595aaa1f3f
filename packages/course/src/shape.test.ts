import { expect, test } from "vitest";
import { count, filled, flag, integer, list, matching, object, oneOf, optional, text } from "./shape.ts";

const shape = object<{ a: string; b?: number; c: { d: boolean }[] }>({
  a: filled,
  b: optional(integer(1, 6)),
  c: list(object<{ d: boolean }>({ d: flag })),
});

test("a value of the shape has no fault, with or without its optional field", () => {
  expect(shape({ a: "x", b: 6, c: [{ d: false }] }, "it", true)).toEqual([]);
  expect(shape({ a: "x", c: [] }, "it", true)).toEqual([]);
});

test("every fault is named by its place", () => {
  expect(shape({ a: "", b: 7, c: [{ d: true }, { d: 1 }, null] }, "it", true)).toEqual([
    "it.a is not a text",
    "it.b is not an integer from 1 to 6",
    "it.c[1].d is not a boolean",
    "it.c[2] is not an object",
  ]);
  expect(shape([], "it", false)).toEqual(["it is not an object"]);
  expect(shape({ a: "x", c: {} }, "it", false)).toEqual(["it.c is not a list"]);
});

test("an unknown field is a fault only in a strict check", () => {
  const value = { a: "x", c: [{ d: true, e: 1 }] };
  expect(shape(value, "it", true)).toEqual(["it.c[0] has the unknown field e"]);
  expect(shape(value, "it", false)).toEqual([]);
});

test.each([
  ["a count that is negative", count, -1, "x is not an integer of at least 0"],
  ["a count with a fraction", count, 0.5, "x is not an integer of at least 0"],
  ["a count that a double cannot hold", count, 2 ** 53, "x is not an integer of at least 0"],
  ["a number for a text", text, 1, "x is not a string"],
  ["another text than the pattern's", matching("a letter", /^[a-z]$/), "ab", "x is not a letter"],
  ["a value outside the list", oneOf(["fr", "en"]), "de", "x is not fr or en"],
])("%s is a fault", (_, check, value, fault) => {
  expect(check(value, "x", true)).toEqual([fault]);
});
