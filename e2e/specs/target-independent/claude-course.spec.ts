import { TYPESCRIPT } from "../../oracle/courses/typescript.ts";
import { reads } from "../../report/documents/course-tag.ts";
import { expectClaudeCourse } from "../../steps/claude-course.ts";
import { WHOLE_COURSE } from "../../steps/model-requests.ts";
import { expect, test } from "../../suite/test.ts";

test.use({ model: true });

test("Claude writes a course of 33 documents, and its page shows the cost", {
  tag: "@github",
  annotation: reads(TYPESCRIPT.fixture, { engine: "claude", sample: true }),
}, async ({ page, system, serve }) => {
  test.setTimeout(WHOLE_COURSE);
  expect(TYPESCRIPT.documents).toHaveLength(33);
  await expectClaudeCourse({ page, system, serve, expected: TYPESCRIPT });
});
