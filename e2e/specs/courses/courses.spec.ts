/** The main use case end to end, for repositories in different languages. */
import { GO } from "../../oracle/courses/go.ts";
import { PRIVATE } from "../../oracle/courses/private.ts";
import { PYTHON } from "../../oracle/courses/python.ts";
import { TINY } from "../../oracle/courses/tiny.ts";
import { TYPESCRIPT } from "../../oracle/courses/typescript.ts";
import { reads } from "../../report/documents/course-tag.ts";
import { openCourse, submit } from "../../steps/generate-course.ts";
import { readWholeCourse } from "../../steps/read-course.ts";
import { expect, test } from "../../suite/test.ts";

/** Milliseconds to open and compare 33 documents and check each one with axe. */
const WHOLE_COURSE = 300_000;

for (const [language, expected] of [
  ["TypeScript", TYPESCRIPT],
  ["Python", PYTHON],
  ["Go", GO],
] as const) {
  test(`a ${language} repository becomes a course of 33 documents that all render`, {
    tag: "@github",
    annotation: reads(expected.fixture),
  }, async ({ page, system, serve, depth }) => {
    test.setTimeout(WHOLE_COURSE);
    expect(expected.documents).toHaveLength(33);
    const repository = await serve(expected.fixture);
    const submission = await submit(page, repository.key);
    await expect(submission.job.progress).toBeVisible();
    await openCourse(submission);
    await readWholeCourse({
      page,
      facts: system.backend,
      draws: system.draws,
      repository,
      expected,
      depth: language === "TypeScript" && depth === "full" ? "judged" : depth,
    });
  });
}

test("a private repository becomes a course, and no log contains the token", {
  tag: "@github",
  annotation: reads(PRIVATE.fixture, { sample: true }),
}, async ({ page, system, serve }) => {
  test.setTimeout(WHOLE_COURSE);
  const repository = await serve("private", "private");
  await openCourse(await submit(page, repository.key));
  await readWholeCourse({
    page,
    facts: system.backend,
    draws: system.draws,
    repository,
    expected: PRIVATE,
    // A course is rendered in the same way for every visibility.
    depth: "sample",
  });
  const requests = await system.github.requests();
  const own = requests.filter(({ path }) => path.includes(repository.key));
  expect(own).toContainEqual(expect.objectContaining({ credentials: "good", status: 200 }));
  for (const service of system.services) expect(service.log(), service.name).not.toMatch(/ghp_[0-9a-f]{36}/);
});

test("a repository too small for ten chapters gives fewer and says so", {
  tag: "@github",
  annotation: reads(TINY.fixture),
}, async ({ page, system, serve, depth }) => {
  test.setTimeout(WHOLE_COURSE);
  const repository = await serve("tiny");
  await openCourse(await submit(page, repository.key));
  expect(TINY.documents).toHaveLength(3 + 3 * TINY.chapters);
  const course = await system.backend.course(repository.key);
  expect(course?.shortfall).toBeTruthy();
  await expect(page.getByText(course?.shortfall ?? "", { exact: false }).first()).toBeVisible();
  await readWholeCourse({
    page,
    facts: system.backend,
    draws: system.draws,
    repository,
    expected: TINY,
    depth,
  });
});
