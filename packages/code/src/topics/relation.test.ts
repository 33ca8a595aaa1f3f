import { expect, test } from "vitest";
import { NO_CODE } from "../syntax/parsed-code.ts";
import type { SourceFile } from "../survey/survey.ts";
import { type NameUse, relationOf } from "./relation.ts";

const FILE: SourceFile = {
  ...{ path: "a.py", language: "Python", role: "source", lines: [], bytes: 0 },
  code: {
    ...NO_CODE,
    supertypes: [{ owner: "Mine", name: "base.Store", relation: "extends", line: 1 }],
    calls: [
      { name: "Cart", line: 2, kind: "call" },
      { name: "total", line: 3, kind: "call" },
    ],
    statements: [
      { kind: "catch", head: "StoreError as error", startLine: 4, endLine: 5, depth: 1, scope: 2 },
    ],
  },
};

test.each<[NameUse, string]>([
  [{ symbol: "Store", kind: "class", lines: [1, 2] }, "extends"],
  [{ symbol: "Cart", kind: "class", lines: [2] }, "creates"],
  [{ symbol: "total", kind: "function", lines: [3] }, "calls"],
  [{ symbol: "StoreError", kind: "class", lines: [4] }, "catches"],
  [{ symbol: "Cart", kind: "class", lines: [7] }, "uses"],
])("the lines of %j say %j", (use, expected) => {
  expect(relationOf(FILE, use)).toBe(expected);
});
