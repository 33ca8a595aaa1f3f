/** Finds the worker that owns a job in the workers' logs, because viewers cannot query it. */
import type { System, WorkerService } from "../system/contract/system.ts";
import { until } from "../system/waiting/until.ts";

/** Milliseconds for a log line to arrive. */
const LINE = 30_000;

/** The running worker that began the job in the backend's current epoch. */
export async function jobOwner(system: System, jobId: string): Promise<WorkerService> {
  return until(
    `a worker to say that it has the job ${jobId}`,
    async () => {
      const job = await system.backend.job(jobId);
      if (job === null) throw new Error(`The backend knows no job ${jobId}.`);
      return system.workers.running().find((worker) => epochsOf(worker, jobId).includes(job.epoch));
    },
    { signal: AbortSignal.timeout(LINE) },
  );
}

/** The epochs in which a worker began a job. */
export function epochsOf(worker: WorkerService, jobId: string): number[] {
  const lines = worker.lines().filter(({ text }) => text.includes(`"jobId":"${jobId}"`));
  const epochs = lines.map(({ text }) => Number(/"epoch":(\d+)/.exec(text)?.[1]));
  return [...new Set(epochs)];
}

/** Starts workers until `count` of them run. */
export async function ensureWorkers(system: System, count: number): Promise<void> {
  while (system.workers.running().length < count) await system.workers.start();
}
