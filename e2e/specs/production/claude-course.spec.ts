import { TINY } from "../../oracle/courses/tiny.ts";
import { reads } from "../../report/documents/course-tag.ts";
import { expectClaudeCourse } from "../../steps/claude-course.ts";
import { WHOLE_COURSE } from "../../steps/model-requests.ts";
import { test } from "../../suite/test.ts";

test.use({ model: true });

test("Claude writes a small course with the worker's image", {
  tag: "@github",
  annotation: reads(TINY.fixture, "claude"),
}, async ({ page, system, serve, depth }) => {
  test.setTimeout(WHOLE_COURSE);
  await expectClaudeCourse({ page, system, serve, expected: TINY, depth });
});
