import type { Course } from "@fondation/course";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withDocument, withText } from "../testing/sample-course.ts";
import { type CourseVerifier, failedChecks, findings, openVerifier } from "../testing/verifier.ts";

const STEP1 = "step1_abstractions.yaml";
const STEP2 = "step2_relationships.yaml";
const STEP3 = "step3_order.yaml";
let verifier: CourseVerifier;

beforeAll(async () => {
  verifier = await openVerifier();
});

afterAll(() => verifier.close());

async function expectOnlyReferences(course: Course, message: RegExp) {
  const { report } = await verifier.verify(course);
  // Without its evidence or its parts, a relation is not proven either.
  expect(failedChecks(report).filter((id) => id !== "G10")).toEqual(["G2"]);
  expect(findings(report).join("\n")).toMatch(message);
}

describe("the three YAML documents", () => {
  it.each([
    ["YAML that cannot be parsed", STEP1, "- id: 1", "- id: [1", /step1.*cannot be read at line/],
    ["a missing key", STEP2, "summary:", "resume:", /step2.*summary/],
    ["an id given twice", STEP1, "id: 2", "id: 1", /Id 1 is given twice/],
    ["an id out of range", STEP1, "id: 2", "id: 4", /Id 4 is not between 1 and 3/],
    ["a name given twice", STEP1, "name: Worker", "name: Queue", /name "Queue" is given twice/],
    ["a relationship to an unknown id", STEP2, "to: 3", "to: 0.5", /relationships\[1\]\.to/],
    ["a relationship to no abstraction", STEP2, "to: 1", "to: 7", /names 7, which is not an abstraction/],
    ["a relationship to itself", STEP2, "to: 1", "to: 2", /relates 2 to itself/],
    ["an abstraction in no relationship", STEP2, "to: 3", "to: 2", /Abstraction 3, .* is in no relationship/],
    ["an order that repeats an abstraction", STEP3, "id: 3", "id: 1", /Abstraction 1 is taught twice/],
    ["an order that omits an abstraction", STEP3, "id: 3", "id: 1", /Abstraction 3, .* is never taught/],
    ["an order that names no abstraction", STEP3, "id: 3", "id: 9", /teaches 9, which is not an abstraction/],
    [
      "an id where the position belongs",
      STEP3,
      "position: 1",
      "position: 3",
      /Place 1 of the list says position 3/,
    ],
    ["an order that counts from zero", STEP3, "position: 1", "position: 0", /order\[0\]\.position/],
    ["an abstraction without files", STEP1, "\n    - src/work.ts", " []", /file_paths/],
    [
      "a rename the documents do not follow",
      STEP1,
      "name: Worker",
      "name: Runner",
      /chapter_03_runner\.md:- .*missing/,
    ],
  ])("must not have %s", (_, slug, piece, replacement, message) =>
    expectOnlyReferences(withText(verifier.course, slug, piece, replacement), message),
  );

  it("must not have a document that is larger than a backend stores", async () => {
    const large = `The queue. ${"x".repeat(900_000)}`;
    const course = withText(verifier.course, STEP2, "summary:", `summary: ${large} `);
    await expectOnlyReferences(course, /step2.*It has 9\d+ bytes; a backend stores at most 900000/);
  });

  it("must teach in the order of the documents", async () => {
    const swapped = withText(verifier.course, STEP3, "id: 1", "id: X");
    const course = withText(withText(swapped, STEP3, "id: 2", "id: 1"), STEP3, "id: X", "id: 2");
    await expectOnlyReferences(course, /chapter_02_worker\.md:- The document is missing/);
  });

  it("must exist", () =>
    expectOnlyReferences(
      { ...verifier.course, documents: verifier.course.documents.filter(({ slug }) => slug !== STEP1) },
      /step1_abstractions\.yaml:- The document is missing/,
    ));
});

describe("the set of documents", () => {
  it("must be complete", () =>
    expectOnlyReferences(
      {
        ...verifier.course,
        documents: verifier.course.documents.filter(({ slug }) => !slug.startsWith("tutorials/tutorial_03")),
      },
      /tutorial_03_worker\.md:- The document is missing/,
    ));

  it("must not repeat a document", () =>
    expectOnlyReferences(
      {
        ...verifier.course,
        documents: [...verifier.course.documents, ...verifier.course.documents.slice(-1)],
      },
      /tutorial_03_worker\.md:- Two documents have this slug/,
    ));

  it("must not have two documents with one slug", () =>
    expectOnlyReferences(
      withDocument(verifier.course, "chapters/chapter_03_worker.md", (document) => ({
        ...document,
        slug: "chapters/chapter_02_queue.md",
      })),
      /chapter_02_queue\.md:- Two documents have this slug/,
    ));

  it("must not have a document outside the contract", () =>
    expectOnlyReferences(
      withDocument(verifier.course, "tutorials/tutorial_03_worker.md", (document) => ({
        ...document,
        slug: "tutorials/tutorial_3_worker.md",
      })),
      /tutorial_3_worker\.md:- The contract has no such document/,
    ));

  it("must not be sorted as text", async () => {
    const documents = verifier.course.documents.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
    await expectOnlyReferences({ ...verifier.course, documents }, /is at place 1, not 4/);
  });

  it("must not have two chapters in the wrong order", () => {
    const documents = [...verifier.course.documents];
    const [first, second] = documents.slice(3, 5);
    if (first === undefined || second === undefined) throw new Error("The sample has chapters.");
    documents.splice(3, 2, second, first);
    return expectOnlyReferences(
      { ...verifier.course, documents },
      /chapter_02_queue\.md:- .* place 4, not 5/,
    );
  });

  it("must have the kinds of the contract", () =>
    expectOnlyReferences(
      withDocument(verifier.course, "reviewed-chapters/chapter_02_queue.md", (document) => ({
        ...document,
        kind: "chapter",
      })),
      /kind is "chapter" instead of "review"/,
    ));

  it("must have the names of the abstractions as titles", () =>
    expectOnlyReferences(
      withDocument(verifier.course, "chapters/chapter_02_queue.md", (document) => ({
        ...document,
        title: "File",
        content: document.content.replace("Queue\n", "File\n"),
      })),
      /title is "File" instead of "Queue"/,
    ));

  it("must have the size that the course states", () =>
    expectOnlyReferences({ ...verifier.course, chapters: 10 }, /3 abstractions for 10 chapters/));

  it("must not be smaller than three chapters", () =>
    expectOnlyReferences({ ...verifier.course, chapters: 2 }, /3 to 20 chapters, not 2/));
});
