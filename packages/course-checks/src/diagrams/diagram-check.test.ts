import { afterAll, beforeAll, expect, it } from "vitest";
import { withText } from "../testing/sample-course.ts";
import { type CourseVerifier, failedChecks, findings, openVerifier } from "../testing/verifier.ts";

let verifier: CourseVerifier;

beforeAll(async () => {
  verifier = await openVerifier();
});

afterAll(() => verifier.close());

it.each([
  ["a broken arrow", 't2 -->|"take"| t1', 't2 -->|"take" t1', /:38 The diagram cannot be read at "t2/],
  ["an unclosed label", 't1["Queue"]', 't1["Queue]', /:35 The diagram cannot be read/],
  ["an unknown kind", "flowchart LR", "gantt", /:34 The diagram begins with none of/],
  ["a renamed node", 't2["Worker"]', 't2["Buffer"]', /:33 The diagram shows "Buffer", which is no part/],
])("a diagram with %s fails G8 only", async (_, piece, replacement, message) => {
  const course = withText(verifier.course, "reviewed-chapters/chapter_03_worker.md", piece, replacement);
  const { report } = await verifier.verify(course);
  expect(failedChecks(report)).toEqual(["G8"]);
  expect(findings(report).join("\n")).toMatch(message);
});
