/** The main use case end to end, for repositories in different languages. */
import { GO } from "../../oracle/courses/go.ts";
import { PRIVATE } from "../../oracle/courses/private.ts";
import { PYTHON } from "../../oracle/courses/python.ts";
import { TINY } from "../../oracle/courses/tiny.ts";
import { TYPESCRIPT } from "../../oracle/courses/typescript.ts";
import { reads } from "../../report/documents/course-tag.ts";
import { createSecretSearch } from "../../secrets/secret-search.ts";
import { openCourse, submit } from "../../steps/generate-course.ts";
import { checkoutsOf } from "../../steps/left-checkouts.ts";
import { readWholeCourse } from "../../steps/read-course.ts";
import { scanSystem } from "../../steps/system-scan.ts";
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

test("a private repository becomes a course, and nothing shows the token", {
  tag: "@github",
  annotation: reads(PRIVATE.fixture, { sample: true }),
}, async ({ page, system, serve }) => {
  test.setTimeout(WHOLE_COURSE);
  const { secrets } = system;
  if (secrets === undefined) throw new Error("The system has no secrets of its own.");
  const search = createSecretSearch({ ...secrets });
  const repository = await serve("private", "private");
  await system.github.hold(repository.key);
  const submission = await submit(page, repository.key);
  await system.github.reached(repository.key);
  const { inArguments } = await scanSystem(system);
  expect(inArguments, "secrets in arguments while Git clones").toEqual([]);
  await system.github.release(repository.key);
  await openCourse(submission);
  const log = JSON.stringify(await system.backend.log(submission.jobId));
  expect(log, "the job's log").toContain(repository.key);
  expect(search(log), "secrets in the job's log").toEqual([]);
  for (const service of system.services)
    expect(search(service.log()), `secrets in the log of ${service.name}`).toEqual([]);
  await expect
    .poll(() => checkoutsOf(system), { message: "directories of jobs that have ended", timeout: 5_000 })
    .toEqual([]);
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
