import { HOSTILE } from "../../oracle/courses/hostile.ts";
import { reads } from "../../report/documents/course-tag.ts";
import { openCourse, submit } from "../../steps/generate-course.ts";
import { readWholeCourse } from "../../steps/read-course.ts";
import { expect, test } from "../../suite/test.ts";

test("a hostile repository becomes a course, and none of its content runs", {
  tag: "@github",
  annotation: reads(HOSTILE.fixture),
}, async ({ page, system, serve, depth }) => {
  test.setTimeout(300_000);
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const repository = await serve("hostile");
  await openCourse(await submit(page, repository.key));
  try {
    await readWholeCourse({
      page,
      facts: system.backend,
      draws: system.draws,
      repository,
      expected: HOSTILE,
      depth,
    });
  } finally {
    // Also when the reading has failed, perhaps for this reason.
    const ran: unknown = await page.evaluate(() => Reflect.get(window, "__hostile"));
    expect(ran, "a script of the repository has run").toBeUndefined();
  }
  expect(dialogs).toEqual([]);
  // The course contains no files from outside the checkout.
  const course = await system.backend.course(repository.key);
  if (course === null) throw new Error("There is no course.");
  for (const { slug } of course.documents) {
    const text = (await system.backend.document(course.courseId, slug))?.content ?? "";
    expect(text, slug).not.toMatch(/root:x:0:0|FONDATION_SIGNING_KEY/);
  }
});
