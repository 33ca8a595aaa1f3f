import { afterAll, beforeAll, expect, it } from "vitest";
import { withText } from "../testing/sample-course.ts";
import { type CourseVerifier, openVerifier } from "../testing/verifier.ts";

const CHAPTER = "chapters/chapter_03_worker.md";
const RELATIONS = "step2_relationships.yaml";
let verifier: CourseVerifier;

beforeAll(async () => {
  verifier = await openVerifier();
});

afterAll(() => verifier.close());

it.each([
  [
    "whose evidence is another line",
    RELATIONS,
    "src/work.ts#L1-L1",
    "src/work.ts#L7-L7",
    /"Worker" uses "Queue"/,
  ],
  ["the other way round", RELATIONS, "from: 2\n    to: 1", "from: 1\n    to: 2", /"Queue" uses "Worker"/],
  ["that lost its mark", RELATIONS, ", relation non prouvée", "", /mark the relation/],
  [
    "of a contract drawn upside down",
    CHAPTER,
    't3 -.->|"étend"| t1',
    't1 -.->|"étend"| t3',
    /"Queue" étend "Pile"/,
  ],
  [
    "to a name on another line",
    CHAPTER,
    "`take` (`src/work.ts#L4-L4`)",
    "`take` (`src/work.ts#L3-L3`)",
    /use of `take`/,
  ],
])("a relation %s fails G10", async (_, slug, piece, replacement, message) => {
  const { report } = await verifier.verify(withText(verifier.course, slug, piece, replacement));
  const check = report.checks.find(({ id }) => id === "G10");
  expect(check?.failed).toBe(1);
  expect(check?.findings[0]?.message).toMatch(message);
});

it("a block that is left out lowers the measure of attention", async () => {
  const measureOf = async (course: CourseVerifier["course"]) =>
    (await verifier.verify(course)).report.checks.find(({ id }) => id === "G9")?.measure?.percent;
  const documents = verifier.course.documents.map((document) => ({
    ...document,
    content: document.content.replaceAll("source=src/work.ts#L3-L7", "example"),
  }));
  expect(await measureOf(verifier.course)).toBe(100);
  expect(await measureOf({ ...verifier.course, documents })).toBeLessThan(60);
});
