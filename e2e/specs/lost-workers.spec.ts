/** Every way to lose the worker of a job: another takes the job over, once, and the person who waits sees nothing of it. */
import { createHash, randomBytes } from "node:crypto";
import { TYPESCRIPT } from "../oracle/courses/typescript.ts";
import { LEASE } from "../system/settings.ts";
import type { System, WorkerService } from "../system/system.ts";
import { until } from "../system/until.ts";
import { openCourse, submit } from "./generate.ts";
import { atLeastWorkers, holderOf } from "./holder.ts";
import { expect, test } from "./test.ts";

/** Milliseconds beyond the lease: the backend's tick and the other worker's claim. */
const TICK = 3_000;
/** Milliseconds for what a worker does before its clone begins, such as opening a browser. */
const CLONE = 30_000;
/** Milliseconds from the clone to any stage of a job. */
const STAGE = 60_000;
/** Milliseconds for a whole course, by a worker that has done nothing yet. */
const SECOND_COURSE = 180_000;
/** Milliseconds that a worker which is told to stop gives its job. */
const DRAIN = 5_000;

/** A way to lose a worker, and what comes after. */
interface Loss {
  readonly how: string;
  readonly tag: readonly string[];
  /** Of the completed job: only a worker that hands its job back costs no attempt. */
  readonly attempt: number;
  /** Milliseconds in which another worker has the job. */
  readonly within: number;
  lose(system: System, worker: WorkerService): Promise<void>;
  /** What is left of the worker comes back when the job is complete. */
  back?(system: System, worker: WorkerService): Promise<void>;
}

const LOSSES: readonly Loss[] = [
  {
    how: "told to stop",
    tag: [],
    attempt: 1,
    within: DRAIN + TICK,
    lose: (_, worker) => worker.kill("SIGTERM"),
  },
  {
    how: "killed with -9",
    tag: [],
    attempt: 2,
    within: LEASE + TICK,
    lose: (_, worker) => worker.kill("SIGKILL"),
  },
  {
    how: "paused",
    tag: [],
    attempt: 2,
    within: LEASE + TICK,
    lose: (_, worker) => worker.pause(),
    back: (_, worker) => worker.resume(),
  },
  {
    how: "cut off the network",
    tag: ["@containers"],
    attempt: 2,
    within: LEASE + TICK,
    lose: (system, worker) => system.containers.cutOff(worker.name),
    back: (system, worker) => system.containers.rejoin(worker.name),
  },
];

/** Later stages of a job, in which it can be lost as well. */
const STAGES = [
  // Documents take moments each: the backend's word is a moment old when it is read.
  { when: "while it writes", stages: ["chapters", "reviews", "tutorials"] },
  { when: "while it publishes", stages: ["publishing"] },
] as const;

for (const { how, tag, attempt, within, lose, back } of LOSSES) {
  test(`a job whose worker is ${how} is taken over in time, and completed once`, {
    tag: ["@github", "@faults", ...tag],
  }, async ({ page, system, serve, measure }) => {
    test.setTimeout(300_000);
    await atLeastWorkers(system, 2);
    const repository = await serve("typescript");
    await system.github.hold(repository.key);
    const submission = await submit(page, repository.key);
    await system.github.reached(repository.key);
    const victim = await holderOf(system, submission.jobId);

    const before = await system.backend.job(submission.jobId);
    const started = performance.now();
    const lost = lose(system, victim);
    await until(
      "another worker to have the job",
      async () => {
        const job = await system.backend.job(submission.jobId);
        return job?.status === "running" && job.epoch > (before?.epoch ?? 0) ? job : undefined;
      },
      { signal: AbortSignal.timeout(within) },
    );
    await measure(`takeover of a job whose worker is ${how}`, (performance.now() - started) / 1_000, "s");
    await lost;
    // The second clone is the other worker's.
    await system.github.reached(repository.key, 2, AbortSignal.timeout(CLONE));
    expect(await holderOf(system, submission.jobId)).not.toBe(victim);

    await system.github.release(repository.key);
    await openCourse(submission, SECOND_COURSE);
    const course = await system.backend.course(repository.key);
    if (back !== undefined) {
      await back(system, victim);
      // It finds out that the job is no longer its own, and leaves everything as it is.
      await expect
        .poll(() => ofJob(victim, submission.jobId), { timeout: 30_000 })
        .toMatch(/"reason":"(lost|ended)"/);
    }
    expect(await system.backend.jobsOf(repository.key)).toMatchObject([{ status: "completed", attempt }]);
    expect(await system.backend.course(repository.key)).toEqual(course);
    await expectUndisturbed(system, repository.key);
  });
}

for (const { when, stages } of STAGES) {
  test(`a job whose worker is killed with -9 ${when} is completed by another, as if nothing had been`, {
    tag: ["@github", "@faults"],
  }, async ({ page, system, serve }) => {
    test.setTimeout(300_000);
    await atLeastWorkers(system, 2);
    const repository = await serve("typescript");
    // Both are known before: nothing but the kill stands between the fact and the loss.
    await system.github.hold(repository.key);
    const submission = await submit(page, repository.key);
    await system.github.reached(repository.key);
    const victim = await holderOf(system, submission.jobId);
    const begun = stageBegins(system, submission.jobId, stages);
    await system.github.release(repository.key);
    await begun;
    await victim.kill("SIGKILL");

    const lost = await system.backend.job(submission.jobId);
    expect(lost, "it was killed in mid-job").toMatchObject({ status: "running", attempt: 1 });
    expect(lost?.stage, "where it was killed").toMatch(/^(chapters|reviews|tutorials|publishing)$/);
    expect(await system.backend.course(repository.key), "nothing is published by halves").toBeNull();
    await openCourse(submission, SECOND_COURSE);
    expect(await holderOf(system, submission.jobId)).not.toBe(victim);
    expect(await system.backend.jobsOf(repository.key)).toMatchObject([{ status: "completed", attempt: 2 }]);
    await expectUndisturbed(system, repository.key);
  });
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

/** Expects the course of the fixture to be what it is when nobody disturbs its job: document for document, word for word. */
async function expectUndisturbed(system: System, key: string): Promise<void> {
  undisturbed ??= makeUndisturbed(system);
  const expected = await undisturbed;
  const slugs = Object.keys(expected);
  expect(slugs.toSorted()).toEqual(TYPESCRIPT.documents.map(([slug]) => slug).toSorted());
  expect(new Set(Object.values(expected)).size, "documents that differ").toBe(slugs.length);
  expect(await digests(system, key), "the documents of the undisturbed course").toEqual(expected);
}

/** Made once for all tests of a system. */
let undisturbed: Promise<Readonly<Record<string, string>>> | undefined;

async function makeUndisturbed(system: System): Promise<Readonly<Record<string, string>>> {
  const key = `equipe-${randomBytes(4).toString("hex")}/typescript`;
  await system.github.create(key, "typescript");
  const jobId = await system.backend.submit(key);
  const ended = async () => {
    const job = await system.backend.job(jobId);
    return job?.status === "completed" ? job : undefined;
  };
  const job = await until("the undisturbed job", ended, { signal: AbortSignal.timeout(SECOND_COURSE) });
  expect(job.attempt).toBe(1);
  return digests(system, key);
}

/** A digest of each document's text by its slug. Who owns the repository, which each test has a name of its own for, is left out. */
async function digests(system: System, key: string): Promise<Readonly<Record<string, string>>> {
  const course = await system.backend.course(key);
  if (course === null) throw new Error(`${key} has no course.`);
  const [owner = ""] = key.split("/");
  const found = course.documents.map(async ({ slug }) => {
    const { content = "" } = (await system.backend.document(course.courseId, slug)) ?? {};
    const text = content.replaceAll(owner, "equipe");
    return [slug, createHash("sha256").update(text).digest("hex")] as const;
  });
  return Object.fromEntries(await Promise.all(found));
}

function ofJob(worker: WorkerService, jobId: string): string {
  const lines = worker.lines().filter(({ text }) => text.includes(jobId));
  return lines.map(({ text }) => text).join("\n");
}
