import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MUTANTS } from "./table.ts";

const SPECS = join(import.meta.dirname, "../specs");

test("the spec of every test that owns a mutant exists", () => {
  const owners = MUTANTS.flatMap(({ owner, first }) => (first === undefined ? [owner] : [first, owner]));
  expect(owners.filter(({ spec }) => !existsSync(join(SPECS, spec)))).toEqual([]);
});
