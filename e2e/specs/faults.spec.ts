/** What happens to a job when somebody changes their mind or something breaks. */
import { expectAccessible } from "../evidence/accessibility.ts";
import { TYPESCRIPT } from "../oracle/courses/typescript.ts";
import { LEASE } from "../system/settings.ts";
import { openCourse, submit } from "./generate.ts";
import { expect, test } from "./test.ts";

/** Milliseconds: a cancel must reach a running worker within a second; the rest is the page's and the poll's. */
const AT_ONCE = 3_000;

test("a job canceled in mid-step ends at once, with its clone, and never completes", {
  tag: "@github",
}, async ({ page, system, serve }) => {
  const repository = await serve("typescript");
  await system.github.hold(repository.key);
  const { job, jobId } = await submit(page, repository.key);
  await system.github.reached(repository.key);
  await job.cancel.click();
  await expect(job.status).toHaveText("Annulé", { timeout: AT_ONCE });
  // The worker's own Git has let go: its request ended before the double answered.
  await expect
    .poll(async () => (await uploads(system, repository.key)).map(({ completed }) => completed), {
      timeout: AT_ONCE,
    })
    .toEqual([false]);
  await system.github.release(repository.key);
  await expect(job.courseLink).toBeHidden();
  expect((await system.backend.job(jobId))?.status).toBe("canceled");
  await expectAccessible(page, "a canceled job");
});

test("a canceled job can be tried again, to the end", { tag: "@github" }, async ({ page, system, serve }) => {
  const repository = await serve("tiny");
  await system.github.hold(repository.key);
  const first = await submit(page, repository.key);
  await system.github.reached(repository.key);
  await first.job.cancel.click();
  await expect(first.job.status).toHaveText("Annulé");
  await system.github.release(repository.key);
  await first.job.retry.click();
  await expect(first.job.status).toHaveText("Cours Prêt", { timeout: 60_000 });
  expect(await first.job.id()).not.toBe(first.jobId);
});

test("without a worker a job waits and says why; the first worker to come does it", {
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

test("a worker killed with -9 in mid-job loses it to another, which completes it once", {
  tag: ["@github", "@faults"],
}, async ({ page, system, serve }) => {
  const repository = await serve("typescript");
  await system.github.hold(repository.key);
  const submission = await submit(page, repository.key);
  await system.github.reached(repository.key);
  const [victim] = system.workers.running();
  if (victim === undefined) throw new Error("No worker runs.");
  await system.workers.start();
  await victim.kill("SIGKILL");
  // The second clone is the other worker's: it has taken the job over.
  await system.github.reached(repository.key, 2, AbortSignal.timeout(5 * LEASE));
  await system.github.release(repository.key);
  await openCourse(submission);
  const jobs = await system.backend.jobsOf(repository.key);
  expect(jobs).toMatchObject([{ status: "completed", attempt: 2 }]);
  const course = await system.backend.course(repository.key);
  const slugs = course?.documents.map(({ slug }) => slug) ?? [];
  expect(slugs.toSorted()).toEqual(TYPESCRIPT.documents.map(([slug]) => slug).toSorted());
});

test("a worker told to stop hands its job back without counting an attempt", {
  tag: ["@github", "@faults"],
}, async ({ page, system, serve }) => {
  const repository = await serve("tiny");
  await system.github.hold(repository.key);
  const submission = await submit(page, repository.key);
  await system.github.reached(repository.key);
  const [leaver] = system.workers.running();
  if (leaver === undefined) throw new Error("No worker runs.");
  await system.workers.start();
  const left = leaver.kill("SIGTERM");
  await system.github.reached(repository.key, 2, AbortSignal.timeout(5 * LEASE));
  await left;
  await system.github.release(repository.key);
  await openCourse(submission);
  expect(await system.backend.jobsOf(repository.key)).toMatchObject([{ status: "completed", attempt: 1 }]);
});

async function uploads(system: { github: { requests(): Promise<readonly Upload[]> } }, key: string) {
  return (await system.github.requests()).filter(({ path }) => path.includes(`${key}.git/git-upload-pack`));
}

interface Upload {
  readonly path: string;
  readonly completed: boolean;
}
