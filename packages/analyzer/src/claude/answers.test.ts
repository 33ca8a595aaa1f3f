import { HOSTILE } from "@fondation/repository/testing/hostile-files";
import { openRepository, type RepositoryReader } from "@fondation/repository";
import {
  abstractionsSchema,
  type Language,
  orderSchema,
  readYaml,
  relationshipsSchema,
} from "@fondation/course";
import { expect, test } from "vitest";
import type { AnalysisInput } from "@fondation/course/engine";
import { courseOf, documentLike } from "../testing/course.ts";
import { makeRepository } from "@fondation/repository/testing/test-repository";
import { GO_ROUTER, MIXED, PYTHON_TASKS, TYPESCRIPT_SHOP } from "@fondation/code/testing/samples";
import { createChecks, type RunResources } from "@fondation/engine-claude/testing/checks-and-resources";

const SAMPLES = { GO_ROUTER, HOSTILE, MIXED, PYTHON_TASKS, TYPESCRIPT_SHOP };

test.each([
  ...Object.keys(SAMPLES).map((name) => [name as keyof typeof SAMPLES, 3] as const),
  ["TYPESCRIPT_SHOP", 10],
] as const)("the answers for %s in %i chapters pass in their own language only", async (name, chapters) => {
  await using repository = await makeRepository(SAMPLES[name]);
  const reader = await openRepository(repository.path, repository.commit);
  for (const language of ["fr", "en"] as const) {
    const course = await courseOf(repository, { chapters, language });
    const abstractions = readYaml(documentLike(course, "step1"), abstractionsSchema);
    const relationships = readYaml(documentLike(course, "step2"), relationshipsSchema);
    const { order } = readYaml(documentLike(course, "step3"), orderSchema);
    const reasons = { order: order.map(({ id, reasoning }) => ({ id, reasoning })) };
    const judged = async (asked: Language): Promise<unknown[]> => {
      const checks = checksIn(asked, reader);
      return [
        await checks.abstractions({ text: "", structured: { abstractions } }, abstractions.length),
        await checks.relationships({ text: "", structured: relationships }, abstractions),
        await checks.order({ text: "", structured: reasons }, abstractions),
      ];
    };
    expect(await judged(language)).toEqual([
      { result: abstractions },
      { result: relationships },
      { result: reasons },
    ]);
    const other = language === "fr" ? "en" : "fr";
    expect(await judged(other)).toEqual([
      {
        findings: [
          expect.stringContaining(`The descriptions are not written in the language asked for (${other}).`),
        ],
      },
      {
        findings: [
          expect.stringContaining(
            `The summary and the labels are not written in the language asked for (${other}).`,
          ),
        ],
      },
      {
        findings: [
          expect.stringContaining(`The reasons are not written in the language asked for (${other}).`),
        ],
      },
    ]);
    const checks = checksIn(language, reader);
    const outline = { abstractions, relationships, order: reasons };
    for (const { kind, position, content } of course.documents) {
      if (kind !== "chapter" && kind !== "review" && kind !== "tutorial") continue;
      expect(
        await checks.document({ text: content, structured: undefined }, kind, outline, position),
      ).toEqual({
        result: content,
      });
    }
  }
  await reader.close();
});

test("the language of names is not checked", async () => {
  await using repository = await makeRepository(GO_ROUTER);
  const reader = await openRepository(repository.path, repository.commit);
  const course = await courseOf(repository, { chapters: 3 });
  const named = readYaml(documentLike(course, "step1"), abstractionsSchema).map((one) => ({
    ...one,
    name: `The part that sends each request to the function that answers it, number ${one.id} of all of them`,
  }));
  const judgement = await checksIn("fr", reader).abstractions(
    { text: "", structured: { abstractions: named } },
    3,
  );
  expect(judgement).toEqual({ result: named });
  await reader.close();
});

function checksIn(language: Language, reader: RepositoryReader): ReturnType<typeof createChecks> {
  return createChecks({ language } as AnalysisInput, { reader: async () => reader } as RunResources);
}
