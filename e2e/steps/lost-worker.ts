/** Loses the worker of a job at an exact stage, and watches the takeover. */
import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import type { Faults } from "../faults/faults.ts";
import type { Cell } from "../faults/matrix/cells.ts";
import { COURSE, type JobStage } from "../faults/matrix/stages.ts";
import { expect } from "../suite/test.ts";
import type { System, WorkerService } from "../system/contract/system.ts";
import { until } from "../system/waiting/until.ts";
import { submit } from "./generate-course.ts";
import { holdJob } from "./held-job.ts";
import { jobOwner } from "./job-owner.ts";

/** Milliseconds until another worker has the job. The bound of the product is asserted later. */
const TAKEOVER = 60_000;

/** The most jobs until one reaches its stage: a busy machine may lose a short lease by itself. */
const ARRANGEMENTS = 3;

interface Means {
  readonly page: Page;
  readonly system: System;
  readonly faults: Faults;
}

/** Submits a repository, loses its worker at the stage, and waits until another worker has the job. */
export async function loseWorker({ loss, stage }: Cell, { page, system, faults }: Means) {
  const { key, held, submission } = await arrange(stage, page, system);
  const victim = await jobOwner(system, submission.jobId);
  const started = performance.now();
  // Both at once: a stopping worker ends after it has handed the job back.
  const [fault, milliseconds] = await Promise.all([
    loss.lose(faults, victim.name),
    afterFirstClaim(system, submission.jobId, AbortSignal.timeout(TAKEOVER)).then(
      () => performance.now() - started,
    ),
  ]);
  await held.release();
  return { key, submission, victim, fault, milliseconds };
}

/** A job that is held at the stage in its first claim. */
export async function arrange(stage: JobStage, page: Page, system: System) {
  for (let time = 1; ; time += 1) {
    const key = `equipe-${randomBytes(4).toString("hex")}/${COURSE.fixture}`;
    await system.github.create(key, COURSE.fixture);
    const held = await holdJob(system, key, stage);
    const submission = await submit(page, key);
    const seen = new AbortController();
    const isThere = await Promise.race([
      held.reached().then(() => true),
      afterFirstClaim(system, submission.jobId, seen.signal).then(() => false),
    ]);
    seen.abort();
    if (isThere) return { key, held, submission };
    expect(time, "jobs that were lost before their stage").toBeLessThan(ARRANGEMENTS);
  }
}

/** Resolves when the job has been taken over. */
function afterFirstClaim(system: System, jobId: string, signal: AbortSignal): Promise<unknown> {
  return until(
    `another worker to have the job ${jobId}`,
    async () => {
      const job = await system.backend.job(jobId);
      return job?.status === "running" && job.epoch > 1 ? job : undefined;
    },
    { signal, every: 20 },
  );
}

/** What a worker's log says about a job. */
export function linesOf(worker: WorkerService, jobId: string): string {
  const lines = worker.lines().filter(({ text }) => text.includes(jobId));
  return lines.map(({ text }) => text).join("\n");
}
