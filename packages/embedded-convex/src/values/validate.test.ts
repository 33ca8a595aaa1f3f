import { type ValidatorJSON, type Value, v } from "convex/values";
import { expect, test } from "vitest";
import { describeValidator, findMismatch } from "./validate.ts";

const isIdOf = (table: string, id: string) => id.startsWith(`${table}:`);
/** A validator in the format that the npm package exports. */
const json = (validator: unknown) => (validator as { json: ValidatorJSON }).json;
const mismatch = (validator: unknown, value: Value) => findMismatch(value, json(validator), isIdOf);

test.each<[unknown, Value, Value]>([
  [v.null(), null, 0],
  [v.number(), 1.5, 1n],
  [v.int64(), 1n, 1],
  [v.boolean(), false, 0],
  [v.string(), "", null],
  [v.bytes(), new ArrayBuffer(1), "bytes"],
  [v.literal("a"), "a", "b"],
  [v.id("tasks"), "tasks:1", "lists:1"],
  [v.array(v.number()), [1, 2], [1, "2"]],
  [v.record(v.string(), v.number()), { a: 1 }, { a: "1" }],
  [v.object({ a: v.optional(v.number()) }), {}, { a: null }],
  [v.object({ a: v.number() }), { a: 1 }, { a: 1, b: 2 }],
  [v.union(v.string(), v.null()), null, 3],
])("%# accepts only valid values", (validator, good, bad) => {
  expect(mismatch(validator, good)).toBeUndefined();
  expect(mismatch(validator, bad)).toBeDefined();
});

test("a mismatch says where it is", () => {
  const validator = v.object({ lines: v.array(v.object({ text: v.string() })) });
  expect(mismatch(validator, { lines: [{ text: "a" }, {}] })).toEqual({
    path: ".lines[1]",
    reason: "Object is missing the required field `text`.",
  });
});

test("a validator is described as its author wrote it", () => {
  const validator = v.object({ id: v.id("tasks"), size: v.optional(v.union(v.int64(), v.literal("big"))) });
  expect(describeValidator(json(validator))).toBe(
    'v.object({id: v.id("tasks"), size: v.optional(v.union(v.int64(), v.literal("big")))})',
  );
});
