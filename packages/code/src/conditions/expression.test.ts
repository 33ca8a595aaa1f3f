import { expect, test } from "vitest";
import { consequences, evaluate } from "./expression.ts";

const given = (truths: Readonly<Record<string, boolean>>): ReadonlyMap<string, boolean> =>
  new Map(Object.entries(truths));

test("one known part decides a condition, an unknown part leaves it open", () => {
  expect(evaluate("!create || list.isEmpty()", given({ create: false }))).toBe(true);
  expect(evaluate("create && ready", given({ create: false }))).toBe(false);
  expect(evaluate("create or ready", given({ create: false }))).toBeUndefined();
  expect(evaluate("not (create and ready)", given({ create: true, ready: true }))).toBe(false);
});

test("a value that is missing is false, and one that holds is there", () => {
  expect(evaluate("config is not None", given({ "config == null": true }))).toBe(false);
  expect(evaluate("this.config != null", given({ config: true }))).toBe(true);
  expect(evaluate("$this->config === true", given({ config: false }))).toBe(false);
});

test("a condition that holds tells of each part joined by and, and of no part joined by or", () => {
  expect([...consequences("(a && !b(c, d))", true)]).toEqual([
    ["a", true],
    ["b(c, d)", false],
  ]);
  expect([...consequences("a || b == 1", true)]).toEqual([]);
  expect([...consequences("a || b == 1", false)]).toEqual([
    ["a", false],
    ["b == 1", false],
  ]);
});

test("operators inside strings and brackets split nothing", () => {
  expect([...consequences('x == "a && b"', true)]).toEqual([['x == "a && b"', true]]);
});
