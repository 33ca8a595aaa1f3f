import { afterAll, beforeAll, expect, it } from "vitest";
import { withText } from "../testing/sample-course.ts";
import { type CourseVerifier, failedChecks, findings, openVerifier } from "../testing/verifier.ts";

let verifier: CourseVerifier;

beforeAll(async () => {
  verifier = await openVerifier();
});

afterAll(() => verifier.close());

it.each([
  ["other lines than it cites", "source=src/queue.ts#L1-L5", "source=src/queue.ts#L2-L5", /not the text of/],
  ["a changed line", "  take() {", "  give() {", /:9 The block is not the text of src\/queue\.ts#L1-L5/],
  ["a `$&` that was replaced", "`$&`", "`take`", /not the text of/],
  ["fewer lines than it cites", "    return `$&`;\n", "", /not the text of/],
  ["an altered line inside an answer", "\nfunc Open() {}", "\nfunc Close() {}", /not the text of src\/store/],
  ["an answer without its label", "````answer", "````text", /has no source.*label it "example"/],
  ["an excerpt that lost its source", "go source=src/store.go#L3-L3", "go", /has no source/],
])("a block with %s fails G6 only", async (_, piece, replacement, message) => {
  const course = withText(verifier.course, "chapters/chapter_02_queue.md", piece, replacement);
  const { report } = await verifier.verify(course);
  expect(failedChecks(report)).toEqual(["G6"]);
  expect(findings(report).join("\n")).toMatch(message);
});
