import type { Course } from "@fondation/course";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withText } from "../testing/sample-course.ts";
import { type CourseVerifier, failedChecks, findings, openVerifier } from "../testing/verifier.ts";

const chapter = "chapters/chapter_02_queue.md";
let verifier: CourseVerifier;

beforeAll(async () => {
  verifier = await openVerifier();
});

afterAll(() => verifier.close());

async function expectOnlyCitations(course: Course, message: RegExp) {
  const { report } = await verifier.verify(course);
  // Without its evidence or its parts, a relation is not proven either.
  expect(failedChecks(report).filter((id) => id !== "G10")).toEqual(["G3"]);
  expect(findings(report).join("\n")).toMatch(message);
}

const INLINE = "`src/queue.ts#L1-L5`";
const SOURCE = "source=src/queue.ts#L1-L5";

describe("a citation must not have", () => {
  it.each([
    [
      "a line past the end of the file",
      INLINE,
      "`src/queue.ts#L1-L6`",
      /md:7 .*does not resolve: the file has 5 lines/,
    ],
    ["a renamed path", INLINE, "`src/file.ts#L1-L5`", /the commit has no such file/],
    ["a path in another case", INLINE, "`SRC/queue.ts#L1-L5`", /no such file/],
    ["lines of an empty file", INLINE, "`empty.txt#L1-L1`", /the file has 0 lines/],
    ["lines of a binary file", INLINE, "`logo.bin#L1-L1`", /not a text file/],
    ["a symbolic link for a path", INLINE, "`passwd#L1-L1`", /no such file/],
    ["a path that leads out", INLINE, "`../../etc/passwd#L1-L1`", /is not a citation/],
    ["its lines the wrong way round", INLINE, "`src/queue.ts#L5-L1`", /md:7 .*is not a citation/],
    ["one line only", INLINE, "`src/queue.ts#L1`", /is not a citation/],
  ])("%s", (_, piece, replacement, message) =>
    expectOnlyCitations(withText(verifier.course, chapter, piece, replacement), message),
  );
});

describe("a block with a source must not", () => {
  it.each([
    ["cite a file that is not there", SOURCE, "source=src/file.ts#L1-L5", /md:9 .*no such file/],
    [
      "have a source that is not a citation",
      SOURCE,
      "source=src/queue.ts",
      /md:9 "source=src\/queue\.ts" is not a citation/,
    ],
  ])("%s", (_, piece, replacement, message) =>
    expectOnlyCitations(withText(verifier.course, chapter, piece, replacement), message),
  );
});

describe("the YAML documents must not", () => {
  it.each([
    [
      "give evidence that does not resolve",
      "step2_relationships.yaml",
      "work.ts#L1-L1",
      "work.ts#L9-L9",
      /7 lines/,
    ],
    [
      "give evidence that is not a citation",
      "step2_relationships.yaml",
      "work.ts#L1-L1",
      "work.ts",
      /is not a citation/,
    ],
    [
      "list a file the commit does not have",
      "step1_abstractions.yaml",
      "- src/queue.ts",
      "- src/file.ts",
      /does not have/,
    ],
  ])("%s", (_, slug, piece, replacement, message) =>
    expectOnlyCitations(withText(verifier.course, slug, piece, replacement), message),
  );
});

describe("the hashes of an earlier manifest", () => {
  it("agree with the same repository", async () => {
    const { citations } = await verifier.verify(verifier.course);
    expect((await verifier.verify(verifier.course, citations)).report.passed).toBe(true);
  });

  it("fail the check when the cited text has changed", async () => {
    const recorded = [{ citation: "src/queue.ts#L1-L5", sha256: "0".repeat(64) }];
    const { report } = await verifier.verify(verifier.course, recorded);
    expect(failedChecks(report)).toEqual(["G3"]);
    expect(findings(report)[0]).toMatch(/not the text that its recorded hash belongs to/);
  });
});

it("leaves citations that do not resolve out of the cited texts", async () => {
  const { citations } = await verifier.verify(
    withText(verifier.course, chapter, INLINE, "`src/file.ts#L1-L5`"),
  );
  expect(citations.map(({ citation }) => citation)).not.toContain("src/file.ts#L1-L5");
});
