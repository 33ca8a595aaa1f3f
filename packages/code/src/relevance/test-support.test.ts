import { expect, test } from "vitest";
import type { ImportStatement } from "../syntax/parsed-code.ts";
import { judgeTestSupport } from "./test-support.ts";

const file = (lines: number, ...modules: string[]) => ({
  role: "source" as const,
  lines: Array<string>(lines).fill("x"),
  code: { imports: modules.map((module) => ({ module }) as ImportStatement) },
});

test("a source that imports a test framework only supports tests", () => {
  expect(judgeTestSupport([file(90), file(10, "testing")]).map(({ role }) => role)).toEqual([
    "source",
    "test",
  ]);
});

test("in a repository of test code, that code stays the product", () => {
  expect(judgeTestSupport([file(10), file(90, "pytest")]).map(({ role }) => role)).toEqual([
    "source",
    "source",
  ]);
});

test("a module that only begins like a framework is none", () => {
  expect(judgeTestSupport([file(90), file(10, "testings")])[1]?.role).toBe("source");
});
