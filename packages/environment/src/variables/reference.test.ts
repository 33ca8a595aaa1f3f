import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "dotenv";
import { describe, expect, test } from "vitest";
import { referenceFiles } from "./reference.ts";
import type { Variable } from "./variable.ts";
import { VARIABLES } from "./variables.ts";

const root = join(import.meta.dirname, "..", "..", "..", "..");
const rows = Object.entries(VARIABLES) as [string, Variable][];

test.each(Object.entries(referenceFiles()))(
  "%s is what the table says (else run `node packages/environment/src/variables/generate.ts`)",
  (file, text) => {
    expect(readFileSync(join(root, file), "utf8")).toBe(text);
  },
);

describe("the example file", () => {
  const example = referenceFiles()[".env.example"] ?? "";

  test("sets no variable unless it is edited", () => {
    expect(parse(example)).toEqual({});
  });

  test("names every variable once when uncommented", () => {
    const uncommented = example.replace(/^# (?=[A-Z0-9_]+=)/gm, "");
    expect(Object.keys(parse(uncommented)).sort()).toEqual(rows.map(([name]) => name).sort());
  });
});

test.each(rows)("%s: its default and example pass its own schema", (_, row) => {
  for (const text of [row.default, row.example]) {
    if (text !== undefined) expect(row.schema.safeParse(text).error).toBeUndefined();
  }
});
