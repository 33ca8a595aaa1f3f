import { expect, test } from "vitest";
import type { Mutant } from "./mutant.ts";
import { judge, tableText } from "./verdict.ts";

const MUTANT: Mutant = {
  id: "document-empty",
  what: "a document is empty",
  patches: [],
  owner: { spec: "courses.spec.ts", title: "reads all" },
  message: /the heading of\s+chapter 1/,
};
const RUN = {
  status: "failed",
  errors: ["\u001b[31mError: the heading of\nchapter 1\u001b[39m"],
  seconds: 3,
} as const;

test("a failure that names the defect has caught it, and the table says where", () => {
  const verdict = judge(MUTANT, RUN);
  expect(verdict).toMatchObject({ outcome: "caught", message: "the heading of chapter 1", seconds: 3 });
  expect(tableText([verdict])).toMatch(
    /^caught +3\.0 s {2}document-empty {2}courses\.spec\.ts › reads all\n +the heading of chapter 1\n1 of 1 mutants/,
  );
});

test("a pass, another message and a test that did not run are told apart", () => {
  expect(judge(MUTANT, { ...RUN, status: "passed" }).outcome).toBe("survived");
  expect(judge(MUTANT, { ...RUN, errors: ["timeout"] })).toMatchObject({
    outcome: "unnamed",
    message: "timeout",
  });
  expect(judge(MUTANT, { ...RUN, status: "skipped" }).outcome).toBe("not run");
  expect(judge(MUTANT, undefined).outcome).toBe("not run");
});
