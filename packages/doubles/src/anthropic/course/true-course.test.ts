import type { Outline } from "@fondation/course/engine";
import { createChecks } from "@fondation/engine-claude/testing/checks-and-resources";
import { openRepository } from "@fondation/repository";
import { expect, test } from "vitest";
import { checkOutFixture } from "../testing/fixture-checkout.ts";
import { readFacts, type TrueCourse, trueCourse } from "./true-course.ts";

const FIXTURES = ["go", "hostile", "private", "python", "tiny", "typescript"] as const;
const KINDS = { 4: "chapter", 5: "review", 6: "tutorial" } as const;
const PASSED = { result: expect.anything() };
const REFUSED = { findings: [expect.stringContaining("not written in the language asked for")] };

type Checks = ReturnType<typeof createChecks>;

/** Checks the three plans with the product's checks. */
async function judgePlans(checks: Checks, { structured, chapters }: TrueCourse): Promise<unknown[]> {
  const [first, second, third] = structured;
  const { abstractions } = first as unknown as Outline;
  return [
    await checks.abstractions({ text: "", structured: first }, chapters),
    await checks.relationships({ text: "", structured: second }, abstractions),
    await checks.order({ text: "", structured: third }, abstractions),
  ];
}

/** Checks every chapter, review and tutorial with the product's checks. */
async function judgeDocuments(checks: Checks, course: TrueCourse): Promise<unknown[]> {
  const [first, second, third] = course.structured;
  const outline = { ...first, relationships: second, order: third } as unknown as Outline;
  const judgements: unknown[] = [];
  for (let position = 1; position <= course.chapters; position += 1) {
    for (const step of [4, 5, 6] as const) {
      const answer = { text: course.document(step, position), structured: undefined };
      judgements.push(await checks.document(answer, KINDS[step], outline, position));
    }
  }
  return judgements;
}

// Three is the smallest allowed number of chapters, ten the default.
test.each(FIXTURES.flatMap((name) => [3, 10].map((chapters) => [name, chapters] as const)))(
  "a course of %s in %i chapters passes the product's checks in both languages",
  async (name, chapters) => {
    await using fixture = await checkOutFixture(name);
    const { commit, directory: checkout } = fixture;
    const reader = await openRepository(checkout, commit);
    const facts = await readFacts({ checkout, commit, chapters });
    for (const language of ["fr", "en"] as const) {
      const checks = createChecks({ language }, { reader: async () => reader });
      const course = trueCourse(facts, language);
      const judgements = [...(await judgePlans(checks, course)), ...(await judgeDocuments(checks, course))];
      expect(judgements).toEqual(judgements.map(() => PASSED));
      expect(judgements).toHaveLength(3 + 3 * course.chapters);
    }
    await reader.close();
  },
);

test.each([
  ["fr", "en"],
  ["en", "fr"],
] as const)("plans in « %s » are refused where « %s » is asked for", async (written, asked) => {
  await using fixture = await checkOutFixture("tiny");
  const { commit, directory: checkout } = fixture;
  const reader = await openRepository(checkout, commit);
  const checks = createChecks({ language: asked }, { reader: async () => reader });
  const course = trueCourse(await readFacts({ checkout, commit, chapters: 3 }), written);
  expect(await judgePlans(checks, course)).toEqual([REFUSED, REFUSED, REFUSED]);
  await reader.close();
});
