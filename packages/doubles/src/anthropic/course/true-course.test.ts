/** The true course of every fixture repository passes the product's checks, in the language asked for. */
import { expect, test } from "vitest";
import type { ModelSettings } from "@fondation/engine-claude";
import { createChecks, createRunResources } from "@fondation/engine-claude/testing/answer-checks";
import type { AnalysisInput, Outline } from "@fondation/course/engine";
import { readFacts, trueCourse } from "./true-course.ts";
import { prepareGround } from "../testing/ground.ts";

const FIXTURES = ["go", "hostile", "private", "python", "tiny", "typescript"] as const;
const KINDS = { 4: "chapter", 5: "review", 6: "tutorial" } as const;

test.each(
  FIXTURES.flatMap((fixture) => (["fr", "en"] as const).map((language) => [fixture, language] as const)),
)("of %s in « %s »", async (fixture, language) => {
  await using ground = await prepareGround(fixture);
  const { commit, directory: checkout } = ground;
  const input = { checkout, commit, language } as AnalysisInput;
  const tools = createRunResources(input, {} as ModelSettings);
  const checks = createChecks(input, tools);
  // Three are the shortest answers that can be asked for, ten the usual ones.
  for (const asked of [3, 10]) {
    const course = trueCourse(await readFacts({ checkout, commit, chapters: asked }), language);
    const [first, second, third] = course.structured;
    const outline = { ...first, relationships: second, order: third } as unknown as Outline;
    const { abstractions } = outline;
    expect(
      await checks.abstractions({ text: "", structured: { abstractions } }, course.chapters),
    ).toHaveProperty("result");
    expect(await checks.relationships({ text: "", structured: second }, abstractions)).toHaveProperty(
      "result",
    );
    expect(await checks.order({ text: "", structured: third }, abstractions)).toHaveProperty("result");
    for (let position = 1; position <= course.chapters; position += 1) {
      for (const step of [4, 5, 6] as const) {
        const answer = { text: course.document(step, position), structured: undefined };
        const judged = await checks.document(answer, KINDS[step], outline, position);
        expect(judged).toEqual({ result: expect.anything() });
      }
    }
  }
  await tools.close();
});
