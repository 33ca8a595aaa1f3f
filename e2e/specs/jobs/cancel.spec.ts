/** A user cancels a job, or no worker is connected. */
import { expectAccessible } from "../../pages/accessibility.ts";
import { LEASE } from "../../system/services/settings.ts";
import { openCourse, submit } from "../../steps/generate-course.ts";
import { expect, test } from "../../suite/test.ts";

/**
 * Milliseconds for the page and the worker to notice a cancel. The test records the actual time.
 */
const NOTICED = 20_000;

test("a job canceled in mid-step ends with its clone, and never completes", {
  tag: "@github",
}, async ({ page, system, serve, measure }) => {
  const repository = await serve("typescript");
  await system.github.hold(repository.key);
  const { job, jobId } = await submit(page, repository.key);
  await system.github.reached(repository.key);
  await job.cancel.click();
  const canceled = performance.now();
  await expect(job.status, "the status after « Annuler »").toHaveText("Annulé", { timeout: NOTICED });
  // The worker's Git has disconnected: its request ended before the double answered.
  await expect
    .poll(async () => (await uploads(system, repository.key)).map(({ completed }) => completed), {
      message: "clones of a canceled job that Git still waits for",
      timeout: NOTICED,
    })
    .toEqual([false]);
  await measure("end of a clone after a cancel", (performance.now() - canceled) / 1_000, "s");
  await system.github.release(repository.key);
  await expect(job.courseLink).toBeHidden();
  expect((await system.backend.job(jobId))?.status, "the canceled job").toBe("canceled");
  await expectAccessible(page, "a canceled job");
});

test("without a worker a job waits and says why; the first worker takes it", {
  tag: ["@github", "@faults"],
}, async ({ page, system, serve }) => {
  for (const worker of system.workers.running()) await worker.kill("SIGTERM");
  const repository = await serve("tiny");
  const submission = await submit(page, repository.key);
  await expect(submission.job.status).toHaveText("En attente");
  await expect(submission.job.noWorker).toBeVisible({ timeout: 3 * LEASE });
  await expectAccessible(page, "a job without worker");
  await system.workers.start();
  await openCourse(submission);
});

async function uploads(system: { github: { requests(): Promise<readonly Upload[]> } }, key: string) {
  return (await system.github.requests()).filter(({ path }) => path.includes(`${key}.git/git-upload-pack`));
}

interface Upload {
  readonly path: string;
  readonly completed: boolean;
}
