import { type CourseDocument, expectedDocuments, isMarkdownKind } from "@fondation/course";
import { openRepository, type RepositoryReader } from "@fondation/repository";
import type { TestRepository } from "@fondation/repository/testing/test-repository";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NAMES, sampleCourse, withText } from "./testing/sample-course.ts";
import { makeCheckedRepository } from "./testing/verifier.ts";
import { checkDocument, type DraftCourse } from "./verify-draft.ts";

let sample: TestRepository;
let reader: RepositoryReader;
let documents: readonly CourseDocument[];

beforeAll(async () => {
  sample = await makeCheckedRepository();
  reader = await openRepository(sample.path, sample.commit);
  documents = sampleCourse(sample.commit).documents;
});

afterAll(async () => {
  await reader.close();
  await sample[Symbol.asyncDispose]();
});

/** A course with its YAML documents, without any Markdown document. */
function draft(): DraftCourse {
  const plan = documents.filter(({ kind }) => !isMarkdownKind(kind));
  return { language: "fr", chapters: NAMES.length, documents: plan, expected: expectedDocuments(NAMES) };
}

/** The findings about one document of the sample after a piece of it was replaced. */
async function findingsAfter(slug: string, piece = "", replacement = ""): Promise<string[]> {
  const course = sampleCourse(sample.commit);
  const changed = piece === "" ? course : withText(course, slug, piece, replacement);
  const document = changed.documents.find((known) => known.slug === slug);
  if (document === undefined) throw new Error(`The sample has no ${slug}.`);
  return (await checkDocument(document, draft(), reader)).map(({ check, message }) => `${check} ${message}`);
}

const TUTORIAL = "tutorials/tutorial_03_worker.md";

describe("a document of an unfinished course", () => {
  it("may link to unwritten documents, but not to their headings", async () => {
    expect(await findingsAfter(TUTORIAL, "#en-r%C3%A9sum%C3%A9", "")).toEqual([]);
    expect(await findingsAfter(TUTORIAL)).toEqual([expect.stringMatching(/^G7 .*no heading/)]);
  });

  it.each([
    ["## Pour aller plus loin", "## Fin", /^G1 The last section/],
    ["# Tutoriel", "Voici.\n\n# Tutoriel", /^G1 There is text before/],
    ["src/queue.ts#L1-L5`", "src/queue.ts#L7-L9`", /^G3 .*the file has 5 lines/],
    ["`take`", "`taken`", /^G5 `taken` is not in the repository/],
    ["func Open() {}", "func Close() {}", /^G6 The block is not the text/],
    ["`L3`", "`L9`", /^G17 The note is about L9-L9/],
    ["../step3_order.yaml", "../step9.yaml", /^G7 .*no such document/],
  ])("fails when %j becomes %j", async (piece, replacement, found) => {
    expect(await findingsAfter(TUTORIAL, piece, replacement)).toContainEqual(expect.stringMatching(found));
  });

  it.each([
    ["step1_abstractions.yaml", "src/queue.ts", "src/nowhere.ts", /^G3 .*lists src\/nowhere\.ts/],
    ["step1_abstractions.yaml", "id: 2", "id: 1", /^G2 Id 1 is given twice/],
    ["step2_relationships.yaml", "to: 1", "to: 7", /^G2 .*names 7, which is not an abstraction/],
    ["step2_relationships.yaml", "src/work.ts#L1-L1", "src/work.ts#L9-L9", /^G3 .*does not resolve/],
    ["step3_order.yaml", "id: 2", "id: 1", /^G2 Abstraction 1 is taught twice/],
  ])("%s fails when %j becomes %j", async (slug, piece, replacement, found) => {
    expect(await findingsAfter(slug)).toEqual([]);
    expect(await findingsAfter(slug, piece, replacement)).toContainEqual(expect.stringMatching(found));
  });
});
