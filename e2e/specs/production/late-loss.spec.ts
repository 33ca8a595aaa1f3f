/** A worker is lost late, when most of its job is done. Another worker completes the course. */
import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import type { System } from "../../system/contract/system.ts";
import { until } from "../../system/waiting/until.ts";
import { TYPESCRIPT } from "../../oracle/courses/typescript.ts";
import { openCourse, submit } from "../../steps/generate-course.ts";
import { ensureWorkers, jobOwner } from "../../steps/job-owner.ts";
import { expect, test } from "../../suite/test.ts";
import { expectReferenceCourse } from "../../steps/reference-course.ts";

/** Milliseconds from the clone to any stage of a job. */
const STAGE = 60_000;

/** Milliseconds for a whole course by a new worker. */
const SECOND_COURSE = 180_000;

/** The most jobs until a worker is caught in a stage that may be very short. */
const ARRANGEMENTS = 5;

/** Later stages of a job. */
const STAGES = [
  // A document takes milliseconds, so the backend's answer may already be outdated.
  { when: "while it writes", stages: ["chapters", "reviews", "tutorials"] },
  { when: "while it checks or publishes", stages: ["checking", "publishing"] },
] as const;

for (const { when, stages } of STAGES) {
  test(`a job whose worker is killed ${when} is completed by another worker`, {
    tag: ["@github", "@faults"],
  }, async ({ page, system, finishedCourse }) => {
    test.setTimeout(300_000);
    await ensureWorkers(system, 2);
    const { key, submission, victim, caught } = await catchIn(stages, page, system);
    await victim.kill("SIGKILL");

    expect(caught, "it was killed in mid-job").toMatchObject({ status: "running", attempt: 1 });
    expect(caught.stage, "where it was killed").toMatch(/^(chapters|reviews|tutorials|checking|publishing)$/);
    expect(await system.backend.course(key), "nothing is published by halves").toBeNull();
    await openCourse(submission, SECOND_COURSE);
    expect(await jobOwner(system, submission.jobId)).not.toBe(victim);
    expect(await system.backend.jobsOf(key)).toMatchObject([{ status: "completed", attempt: 2 }]);
    await expectReferenceCourse(system, key, await finishedCourse("typescript"), TYPESCRIPT);
  });
}

/**
 * A job whose worker is paused in one of these stages, according to the backend's answer after the
 * pause. If the job ends before the pause, another job is submitted; the test has not begun by
 * then.
 */
async function catchIn(stages: readonly string[], page: Page, system: System) {
  for (let time = 1; ; time += 1) {
    const key = `equipe-${randomBytes(4).toString("hex")}/typescript`;
    await system.github.create(key, "typescript");
    // Job and worker are known before, so that only the pause lies between the check and the loss.
    await system.github.hold(key);
    const submission = await submit(page, key);
    await system.github.reached(key);
    const victim = await jobOwner(system, submission.jobId);
    const begun = stageBegins(system, submission.jobId, stages);
    await system.github.release(key);
    await begun;
    await victim.pause();
    const caught = await system.backend.job(submission.jobId);
    if (caught?.status === "running") return { key, submission, victim, caught };
    await victim.resume();
    expect(time, "jobs that had ended when their worker was paused").toBeLessThan(ARRANGEMENTS);
  }
}

/**
 * Resolves when the job is in one of these stages, or when it is completed without having been seen
 * in one.
 */
function stageBegins(system: System, jobId: string, stages: readonly string[]): Promise<unknown> {
  return until(
    `the job ${jobId} to be in ${stages.join(", ")}`,
    async () => {
      const job = await system.backend.job(jobId);
      const isThere = job?.stage != null && stages.includes(job.stage);
      return isThere || job?.status === "completed" ? job : undefined;
    },
    { signal: AbortSignal.timeout(STAGE), every: 5 },
  );
}
