/** The main use case end to end, for repositories in different languages. */
import { expectAccessible } from "../../pages/accessibility.ts";
import { GO } from "../../oracle/courses/go.ts";
import { PRIVATE } from "../../oracle/courses/private.ts";
import { PYTHON } from "../../oracle/courses/python.ts";
import { TINY } from "../../oracle/courses/tiny.ts";
import { TYPESCRIPT } from "../../oracle/courses/typescript.ts";
import { JobPage } from "../../pages/job-page.ts";
import { RepositoriesPage } from "../../pages/repositories-page.ts";
import { reads } from "../../report/documents/course-tag.ts";
import { GENERATION, openCourse, submit } from "../../steps/generate-course.ts";
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

test("the job's page announces every step and names the documents", {
  tag: "@github",
}, async ({ page, system, serve }) => {
  const repository = await serve("typescript");
  await system.github.hold(repository.key);
  const submission = await submit(page, repository.key);
  await system.github.reached(repository.key);
  await expect(submission.job.status).toHaveText(/Préparation · Clonage du dépôt/);
  await expectAccessible(page, "a running job");
  await system.github.release(repository.key);
  await expect(submission.job.status).toHaveText("Cours Prêt", { timeout: 60_000 });
  expect(await submission.marker.survived()).toBe(true);
  expect(await submission.marker.statuses()).toContainEqual(expect.stringMatching(/Étape \d sur 6/));
  await expect(submission.job.progress).toHaveAttribute("aria-valuetext", "33 documents sur 33");
  await expect(page.getByText(TYPESCRIPT.documents[3]?.[1].replace(/^.*: /, "") ?? "").first()).toBeVisible();
  await expectAccessible(page, "a finished job");
  await expect((await submission.job.log()).first()).toBeVisible();
});

test("a private repository becomes a course, and no log contains the token", {
  tag: "@github",
  annotation: reads(PRIVATE.fixture),
}, async ({ page, system, serve, depth }) => {
  test.setTimeout(WHOLE_COURSE);
  const repository = await serve("private", "private");
  await openCourse(await submit(page, repository.key));
  await readWholeCourse({
    page,
    facts: system.backend,
    draws: system.draws,
    repository,
    expected: PRIVATE,
    depth,
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

test("a course is regenerated while the old one stays readable", { tag: "@github" }, async ({
  page,
  system,
  serve,
}) => {
  const repository = await serve("tiny");
  await openCourse(await submit(page, repository.key));
  const before = await system.backend.course(repository.key);
  await page.goto("/");
  await system.github.hold(repository.key);
  const card = new RepositoriesPage(page).card(repository.key);
  await card.getByRole("button", { name: "Régénérer le Cours" }).click();
  const job = new JobPage(page);
  await job.id();
  await system.github.reached(repository.key);
  await expect(job.courseLink).toBeVisible();
  expect((await system.backend.course(repository.key))?.courseId).toBe(before?.courseId);
  await system.github.release(repository.key);
  await expect(job.status).toHaveText("Cours Prêt", { timeout: GENERATION });
  const after = await system.backend.course(repository.key);
  expect(after?.previousCourseId).toBe(before?.courseId);
  expect(after?.documents.map(({ sha256 }) => sha256)).toEqual(before?.documents.map(({ sha256 }) => sha256));
});
