import type { Course } from "@fondation/course";
import { expect, it } from "vitest";
import { sampleCourse } from "../testing/sample-course.ts";
import { checkAgain } from "./again-check.ts";

const course = sampleCourse("0".repeat(40));

function withDocuments(change: (documents: Course["documents"]) => Course["documents"]): Course {
  return { ...course, documents: change(course.documents) };
}

it("passes for two equal courses, document by document", () => {
  const outcome = checkAgain(course, structuredClone(course));
  expect(outcome).toMatchObject({ id: "G13", checked: course.documents.length, failed: 0, findings: [] });
});

it.each([
  [
    "another line",
    withDocuments(([first, ...others]) => [
      { ...first, content: first?.content.replace("\n", "\nx") ?? "" } as Course["documents"][number],
      ...others,
    ]),
    { line: 2, message: "From this line on, the second analysis differs." },
  ],
  [
    "a line more at the end",
    withDocuments(([first, ...others]) => [
      { ...first, content: `${first?.content}more\n` } as Course["documents"][number],
      ...others,
    ]),
    { line: course.documents[0]?.content.split("\n").length, message: expect.stringContaining("differs") },
  ],
  [
    "a document less",
    withDocuments(([, ...others]) => others),
    { message: "The second analysis does not have this document." },
  ],
  [
    "another document",
    withDocuments((documents) => [
      ...documents,
      { ...documents[0], slug: "new.md" } as Course["documents"][number],
    ]),
    { slug: "new.md", message: "Only the second analysis has this document." },
  ],
])("fails for a second course with %s", (_, again, finding) => {
  const { failed, findings } = checkAgain(course, again);
  expect(failed).toBe(1);
  expect(findings).toEqual([expect.objectContaining({ check: "G13", ...finding })]);
});
