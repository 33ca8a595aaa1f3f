import { expect, test } from "vitest";
import type { Mutant } from "./mutant.ts";
import { patchedFiles } from "./patched-build.ts";
import { MUTANTS } from "./table.ts";

test.each(MUTANTS.filter(({ target }) => target === undefined).map((mutant) => [mutant.id, mutant] as const))(
  "the mutant %s applies to the build and changes it",
  async (_, mutant) => {
    expect(await patchedFiles(mutant)).not.toEqual([]);
  },
);

test("a text that the build has not exactly once is an error with the mutant's name", async () => {
  const mutant = (find: string): Mutant => ({
    id: "worn-out",
    what: "nothing is wrong",
    patches: [{ part: "functions", find, replace: "" }],
    owner: { spec: "", title: "" },
    message: /./,
  });
  await expect(patchedFiles(mutant("no such text"))).rejects.toThrow(
    'The mutant "worn-out" does not apply: no such text is nowhere in the functions.',
  );
  await expect(patchedFiles(mutant("async function document"))).rejects.toThrow(/is 2 times \(functions\.js/);
});

test("every mutant has a name of its own", () => {
  const ids = MUTANTS.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});
