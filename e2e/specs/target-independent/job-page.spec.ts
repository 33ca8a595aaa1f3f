/** A job as its page shows it: every step, two pages of one job, another attempt. */
import { TYPESCRIPT } from "../../oracle/courses/typescript.ts";
import { expectAccessible } from "../../pages/accessibility.ts";
import { submit } from "../../steps/generate-course.ts";
import { expect, test } from "../../suite/test.ts";

test("the job's page announces every step and names the documents", {
  tag: "@github",
}, async ({ page, system, serve }) => {
  // Bounds for a job that hangs, not measures.
  test.setTimeout(300_000);
  const repository = await serve("typescript");
  await system.github.hold(repository.key);
  const submission = await submit(page, repository.key);
  await system.github.reached(repository.key);
  await expect(submission.job.status).toHaveText(/Préparation · Clonage du dépôt/);
  await expectAccessible(page, "a running job");
  await system.github.release(repository.key);
  await expect(submission.job.status).toHaveText("Cours Prêt", { timeout: 150_000 });
  expect(await submission.marker.survived()).toBe(true);
  const steps = (await submission.marker.statuses()).flatMap((status) => /Étape \d sur 6/.exec(status) ?? []);
  expect(
    steps.filter((step) => !/Étape [1-6] sur 6/.test(step)),
    "steps that do not exist",
  ).toEqual([]);
  expect(steps, "announced steps, never back").toEqual(steps.toSorted());
  expect(steps.at(-1), "the last announced step").toBe("Étape 6 sur 6");
  await expect(submission.job.progress).toHaveAttribute("aria-valuetext", "33 documents sur 33");
  await expect(page.getByText(TYPESCRIPT.documents[3]?.[1].replace(/^.*: /, "") ?? "").first()).toBeVisible();
  await expectAccessible(page, "a finished job");
  await expect((await submission.job.log()).first()).toBeVisible();
});

test("a repository submitted twice has one job, and both pages show it", { tag: "@github" }, async ({
  page,
  context,
  system,
  serve,
}) => {
  const repository = await serve("tiny");
  await system.github.hold(repository.key);
  const first = await submit(page, repository.key);
  await system.github.reached(repository.key);
  const other = await context.newPage();
  const second = await submit(other, repository.key.toUpperCase());
  expect(second.jobId, "the job of the second submission").toBe(first.jobId);
  await system.github.release(repository.key);
  for (const { job } of [first, second])
    await expect(job.status).toHaveText("Cours Prêt", { timeout: 150_000 });
  expect(await system.backend.jobsOf(repository.key)).toHaveLength(1);
});

test("a canceled job can be retried and completes", { tag: "@github" }, async ({ page, system, serve }) => {
  const repository = await serve("tiny");
  await system.github.hold(repository.key);
  const first = await submit(page, repository.key);
  await system.github.reached(repository.key);
  await first.job.cancel.click();
  await expect(first.job.status).toHaveText("Annulé");
  await system.github.release(repository.key);
  await first.job.retry.click();
  await expect(first.job.status).toHaveText("Cours Prêt", { timeout: 150_000 });
  expect(await first.job.id()).not.toBe(first.jobId);
});
