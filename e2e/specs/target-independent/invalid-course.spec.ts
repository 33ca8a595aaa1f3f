/** A course with a false statement about its repository is not published, and the page says so. */
import { expectAccessible } from "../../pages/accessibility.ts";
import { CoursePage } from "../../pages/course-page.ts";
import { RepositoriesPage } from "../../pages/repositories-page.ts";
import { JobPage } from "../../pages/job-page.ts";
import { chapterCheckpointKey } from "../../faults/checkpoint-key.ts";
import { plantCheckpoint } from "../../faults/corrupt-checkpoint.ts";
import { openCourse, submit } from "../../steps/generate-course.ts";
import { expect, test } from "../../suite/test.ts";

/** A citation of lines that exist in no commit. */
const FALSE = "nulle_part.py#L1-L3";
/** Milliseconds for a job to end. */
const END = 150_000;

test("a false citation fails the job, keeps the old course, and a retry fixes it", {
  tag: ["@github", "@faults"],
}, async ({ page, system, serve, faults }) => {
  test.setTimeout(240_000);
  const repository = await serve("tiny");
  const first = await submit(page, repository.key);
  await openCourse(first);
  const course = await system.backend.course(repository.key);
  const made = await system.backend.job(first.jobId);
  if (course === null || made === null) throw new Error("There is no course.");
  const chapter = course.documents.find(({ kind }) => kind === "chapter");
  const good = await system.backend.document(course.courseId, chapter?.slug ?? "");
  if (good === null) throw new Error("There is no chapter.");

  const job = new JobPage(page);
  const workers = system.workers.running();
  for (const { name } of workers) await faults.pause(name);
  const repositories = new RepositoriesPage(page);
  await repositories.open();
  await repositories
    .card(repository.key)
    .getByRole("button", { name: "Régénérer le Cours", exact: true })
    .click();
  const kept = {
    ...course,
    language: made.language,
    chapters: made.chapters,
    document: async (slug: string) => (await system.backend.document(course.courseId, slug))?.content ?? "",
  };
  await plantCheckpoint(system, {
    jobId: await job.id(),
    key: await chapterCheckpointKey(kept, good.slug),
    value: good.content.replace(/^(?=## )/m, `Tout est dit ici : \`${FALSE}\`.\n\n`),
  });
  await faults.undoAll();

  await test.step("the page shows the reason, the document, and that nothing was published", async () => {
    await expect(job.status).toHaveText("Génération Échouée", { timeout: END });
    await expect(job.failure).toContainText("COURSE_INVALID");
    await expect(job.failure).toContainText("Le cours n’a pas passé sa vérification");
    await expect(job.failure).toContainText(good.slug);
    await expect(job.failure).toContainText("Rien n’a été publié.");
    await expect((await job.log()).filter({ hasText: `G3 en défaut : ${good.slug}` }).first()).toBeVisible();
    await expectAccessible(page, "a job whose course is not true");
  });

  await test.step("the old course is still there, without the false citation", async () => {
    const kept = await system.backend.course(repository.key);
    expect(kept?.courseId, "the old course after a failed regeneration").toBe(course.courseId);
    await job.courseLink.click();
    const pages = new CoursePage(page, repository.route);
    const rendered = await pages.read(await pages.open(good.slug));
    expect(rendered.citations).not.toContain(FALSE);
    await page.goBack();
  });

  await test.step("« Réessayer » does not use the false checkpoint", async () => {
    await page.goto(`/jobs/${(await system.backend.jobsOf(repository.key))[0]?.jobId}`);
    await job.retry.click();
    await expect(job.status).toHaveText("Cours Prêt", { timeout: END });
    const fixed = await system.backend.course(repository.key);
    expect(fixed?.courseId).not.toBe(course.courseId);
    const chapter = await system.backend.document(fixed?.courseId ?? course.courseId, good.slug);
    expect(chapter?.content).toBe(good.content);
  });
});
