/** A worker that is lost late, with most of its job done: another completes the course as if nothing had been. */
import type { Page } from "@playwright/test";
import type { System } from "../system/system.ts";
import { until } from "../system/until.ts";
import { openCourse, submit } from "./generate.ts";
import { atLeastWorkers, holderOf } from "./holder.ts";
import { expect, type TestRepository, test } from "./test.ts";
import { expectUndisturbed, SECOND_COURSE } from "./undisturbed.ts";

/** Milliseconds from the clone to any stage of a job. */
const STAGE = 60_000;

/** How often it is tried to catch a worker in a stage that may last for moments only. */
const ARRANGEMENTS = 5;

/** Later stages of a job, in which it can be lost as well. */
const STAGES = [
  // Documents take moments each: the backend's word is a moment old when it is read.
  { when: "while it writes", stages: ["chapters", "reviews", "tutorials"] },
  { when: "while it publishes", stages: ["publishing"] },
] as const;

for (const { when, stages } of STAGES) {
  test(`a job whose worker is killed with -9 ${when} is completed by another, as if nothing had been`, {
    tag: ["@github", "@faults"],
  }, async ({ page, system, serve }) => {
    test.setTimeout(300_000);
    await atLeastWorkers(system, 2);
    const { repository, submission, victim, caught } = await catchIn(stages, page, system, serve);
    await victim.kill("SIGKILL");

    expect(caught, "it was killed in mid-job").toMatchObject({ status: "running", attempt: 1 });
    expect(caught.stage, "where it was killed").toMatch(/^(chapters|reviews|tutorials|publishing)$/);
    expect(await system.backend.course(repository.key), "nothing is published by halves").toBeNull();
    await openCourse(submission, SECOND_COURSE);
    expect(await holderOf(system, submission.jobId)).not.toBe(victim);
    expect(await system.backend.jobsOf(repository.key)).toMatchObject([{ status: "completed", attempt: 2 }]);
    await expectUndisturbed(system, repository.key);
  });
}

/**
 * A job whose worker stands still in one of these stages, as the backend says after the worker has been paused. A stage may be over before
 * the pause comes: then another job is arranged; nothing of what is tested has been done by then.
 */
async function catchIn(
  stages: readonly string[],
  page: Page,
  system: System,
  serve: (fixture: "typescript") => Promise<TestRepository>,
) {
  for (let time = 1; ; time += 1) {
    const repository = await serve("typescript");
    // Both are known before: nothing but the pause stands between the fact and the loss.
    await system.github.hold(repository.key);
    const submission = await submit(page, repository.key);
    await system.github.reached(repository.key);
    const victim = await holderOf(system, submission.jobId);
    const begun = stageBegins(system, submission.jobId, stages);
    await system.github.release(repository.key);
    await begun;
    await victim.pause();
    const caught = await system.backend.job(submission.jobId);
    if (caught?.status === "running") return { repository, submission, victim, caught };
    await victim.resume();
    expect(time, `jobs that had ended when their worker was paused`).toBeLessThan(ARRANGEMENTS);
  }
}

/** Resolves as soon as the backend says that the job is in one of these stages. */
function stageBegins(system: System, jobId: string, stages: readonly string[]): Promise<unknown> {
  return until(
    `the job ${jobId} to be in ${stages.join(", ")}`,
    async () => {
      const job = await system.backend.job(jobId);
      return job?.stage != null && stages.includes(job.stage) ? job : undefined;
    },
    { signal: AbortSignal.timeout(STAGE), every: 5 },
  );
}
