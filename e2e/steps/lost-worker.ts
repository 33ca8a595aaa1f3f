/** Loses the worker of a job at an exact stage, and watches the takeover. */
import type { Page } from "@playwright/test";
import type { Faults } from "../faults/faults.ts";
import type { Cell } from "../faults/matrix/cells.ts";
import type { JobStage } from "../faults/matrix/stages.ts";
import type { System, WorkerService } from "../system/contract/system.ts";
import { until } from "../system/waiting/until.ts";
import { submit } from "./generate-course.ts";
import { jobOwner } from "./job-owner.ts";

/** Milliseconds for a job to reach its stage. */
const STAGE = 60_000;

/** Milliseconds until another worker has the job. The bound of the product is asserted later. */
const TAKEOVER = 60_000;

/** Submits a repository, loses its worker at the stage, and waits until another worker has the job. */
export async function loseWorker(
  { loss, stage }: Cell,
  key: string,
  { page, system, faults }: { page: Page; system: System; faults: Faults },
) {
  await hold(system, key, stage);
  const submission = await submit(page, key);
  await reached(system, key, stage);
  const victim = await jobOwner(system, submission.jobId);
  const started = performance.now();
  // Both at once: a stopping worker ends after it has handed the job back.
  const [fault, milliseconds] = await Promise.all([
    loss.lose(faults, victim.name),
    takeover(system, submission.jobId).then(() => performance.now() - started),
  ]);
  await release(system, key, stage);
  return { submission, victim, fault, milliseconds };
}

function takeover(system: System, jobId: string): Promise<unknown> {
  return until(
    `another worker to have the job ${jobId}`,
    async () => {
      const job = await system.backend.job(jobId);
      return job?.status === "running" && job.epoch > 1 ? job : undefined;
    },
    { signal: AbortSignal.timeout(TAKEOVER), every: 20 },
  );
}

function hold({ github }: System, repository: string, { point }: JobStage): Promise<void> {
  return point === undefined ? github.hold(repository) : github.holdAt({ repository, epoch: 1, point });
}

async function reached({ github }: System, repository: string, { point }: JobStage): Promise<void> {
  const signal = AbortSignal.timeout(STAGE);
  if (point === undefined) await github.reached(repository, 1, signal);
  else await github.reachedAt({ repository, epoch: 1, point }, signal);
}

function release({ github }: System, repository: string, { point }: JobStage): Promise<void> {
  return point === undefined ? github.release(repository) : github.releaseAt({ repository, epoch: 1, point });
}

/** What a worker's log says about a job. */
export function linesOf(worker: WorkerService, jobId: string): string {
  const lines = worker.lines().filter(({ text }) => text.includes(jobId));
  return lines.map(({ text }) => text).join("\n");
}
