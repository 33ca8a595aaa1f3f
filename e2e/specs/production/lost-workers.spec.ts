/**
 * Every way to lose the worker of a job. Another worker takes the job over, once, and the waiting
 * page needs no reload.
 */
import type { System, WorkerService } from "../../system/contract/system.ts";
import { until } from "../../system/waiting/until.ts";
import { TINY } from "../../oracle/courses/tiny.ts";
import { openCourse, submit } from "../../steps/generate-course.ts";
import { ensureWorkers, jobOwner } from "../../steps/job-owner.ts";
import { expect, test } from "../../suite/test.ts";
import { expectReferenceCourse } from "../../steps/reference-course.ts";

/**
 * Milliseconds until another worker has the job. The lease ends long before, but a busy machine is
 * slow.
 */
const TAKEOVER = 60_000;
/** Milliseconds for a worker's work before it clones, such as opening a browser. */
const CLONE = 30_000;

/** Milliseconds for a whole course by a new worker. */
const SECOND_COURSE = 180_000;

interface Loss {
  readonly how: string;
  readonly tag: readonly string[];
  /** The attempt of the completed job: only handing the job back costs no attempt. */
  readonly attempt: number;
  lose(system: System, worker: WorkerService): Promise<void>;
  /** Brings the worker back when the job is complete. */
  back?(system: System, worker: WorkerService): Promise<void>;
}

const LOSSES: readonly Loss[] = [
  {
    how: "told to stop",
    tag: [],
    attempt: 1,
    lose: (_, worker) => worker.kill("SIGTERM"),
  },
  {
    how: "killed with -9",
    tag: [],
    attempt: 2,
    lose: (_, worker) => worker.kill("SIGKILL"),
  },
  {
    how: "paused",
    tag: [],
    attempt: 2,
    lose: (_, worker) => worker.pause(),
    back: (_, worker) => worker.resume(),
  },
  {
    how: "cut off the network",
    tag: ["@containers"],
    attempt: 2,
    lose: (system, worker) => system.containers.cutOff(worker.name),
    back: (system, worker) => system.containers.rejoin(worker.name),
  },
];

for (const { how, tag, attempt, lose, back } of LOSSES) {
  test(`a job whose worker is ${how} is taken over and completed once`, {
    tag: ["@github", "@faults", ...tag],
  }, async ({ page, system, serve, finishedCourse, measure }) => {
    test.setTimeout(300_000);
    await ensureWorkers(system, 2);
    const repository = await serve(TINY.fixture);
    await system.github.hold(repository.key);
    const submission = await submit(page, repository.key);
    await system.github.reached(repository.key);
    const victim = await jobOwner(system, submission.jobId);

    const before = await system.backend.job(submission.jobId);
    const started = performance.now();
    await lose(system, victim);
    await until(
      "another worker to have the job",
      async () => {
        const job = await system.backend.job(submission.jobId);
        return job?.status === "running" && job.epoch > (before?.epoch ?? 0) ? job : undefined;
      },
      { signal: AbortSignal.timeout(TAKEOVER) },
    );
    await measure(`takeover of a job whose worker is ${how}`, (performance.now() - started) / 1_000, "s");
    // The second clone is that of the other worker.
    await system.github.reached(repository.key, 2, AbortSignal.timeout(CLONE));
    expect(await jobOwner(system, submission.jobId)).not.toBe(victim);

    await system.github.release(repository.key);
    await openCourse(submission, SECOND_COURSE);
    const course = await system.backend.course(repository.key);
    if (back !== undefined) {
      await back(system, victim);
      // The paused worker learns that it has lost the job, and changes nothing.
      await expect
        .poll(() => ofJob(victim, submission.jobId), { timeout: 30_000 })
        .toMatch(/"reason":"(lost|ended)"/);
    }
    expect(await system.backend.jobsOf(repository.key)).toMatchObject([{ status: "completed", attempt }]);
    expect(await system.backend.course(repository.key)).toEqual(course);
    await expectReferenceCourse(system, repository.key, await finishedCourse(TINY.fixture), TINY);
  });
}

function ofJob(worker: WorkerService, jobId: string): string {
  const lines = worker.lines().filter(({ text }) => text.includes(jobId));
  return lines.map(({ text }) => text).join("\n");
}
