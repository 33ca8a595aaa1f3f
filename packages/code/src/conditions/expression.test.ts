import { expect, test } from "vitest";
import { consequences, evaluate, readCondition } from "./expression.ts";

const given = (truths: Readonly<Record<string, boolean>>): ReadonlyMap<string, boolean> =>
  new Map(Object.entries(truths));

test("one known part decides a condition, an unknown part leaves it open", () => {
  expect(evaluate(readCondition("!create || list.isEmpty()"), given({ create: false }))).toBe(true);
  expect(evaluate(readCondition("create && ready"), given({ create: false }))).toBe(false);
  expect(evaluate(readCondition("create or ready"), given({ create: false }))).toBeUndefined();
  expect(evaluate(readCondition("not (create and ready)"), given({ create: true, ready: true }))).toBe(false);
});

test("a value that is missing is false, and one that holds is there", () => {
  expect(evaluate(readCondition("config is not None"), given({ "config == null": true }))).toBe(false);
  expect(evaluate(readCondition("this.config != null"), given({ config: true }))).toBe(true);
  expect(evaluate(readCondition("$this->config === true"), given({ config: false }))).toBe(false);
});

test("a condition that holds tells of each part joined by and, and of no part joined by or", () => {
  expect([...consequences(readCondition("(a && !b(c, d))"), true)]).toEqual([
    ["a", true],
    ["b(c, d)", false],
  ]);
  expect([...consequences(readCondition("a || b == 1"), true)]).toEqual([]);
  expect([...consequences(readCondition("a || b == 1"), false)]).toEqual([
    ["a", false],
    ["b == 1", false],
  ]);
});

test("operators inside strings and brackets split nothing", () => {
  expect([...consequences(readCondition('x == "a && b"'), true)]).toEqual([['x == "a && b"', true]]);
});
