/** A course is made again: the old one stays until the new one is complete. */
import { JobPage } from "../../pages/job-page.ts";
import { RepositoriesPage } from "../../pages/repositories-page.ts";
import { GENERATION, openCourse, submit } from "../../steps/generate-course.ts";
import { expect, test } from "../../suite/test.ts";

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
  expect((await system.backend.course(repository.key))?.courseId, "the old course, meanwhile").toBe(
    before?.courseId,
  );
  await system.github.release(repository.key);
  await expect(job.status).toHaveText("Cours Prêt", { timeout: GENERATION });
  const after = await system.backend.course(repository.key);
  expect(after?.courseId, "the course after its regeneration, not the old one").not.toBe(before?.courseId);
  expect(after?.previousCourseId, "the previous course").toBe(before?.courseId);
  expect(after?.documents.map(({ sha256 }) => sha256)).toEqual(before?.documents.map(({ sha256 }) => sha256));
});
