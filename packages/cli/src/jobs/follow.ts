import { api, type JobView } from "@fondation/backend";
import { FondationError } from "@fondation/environment";
import type { ConvexClient } from "convex/browser";
import { time } from "./job-table.ts";
import { NO_CLAUDE, needsClaude, type SeenJob, seenWith } from "./waiting.ts";
import { type WordedJob, worded } from "./worded-job.ts";

function hasEnded({ status }: JobView): boolean {
  return status === "completed" || status === "failed" || status === "canceled";
}

/**
 * Calls `seen` with every state of the job, and when the workers that it waits for change. Resolves
 * with the last state. Rejects with the signal's reason, or JOB_NOT_FOUND.
 */
export function followJob(
  client: ConvexClient,
  jobId: string,
  seen: (job: SeenJob) => void,
  signal: AbortSignal,
): Promise<WordedJob> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      for (const unsubscribe of subscriptions) unsubscribe();
      signal.removeEventListener("abort", stop);
      settle();
    };
    const stop = () => finish(() => reject(signal.reason));
    const fail = (error: Error) => finish(() => reject(error));
    let latest: JobView | undefined;
    let serving: number | undefined;
    const subscriptions = [
      client.onUpdate(
        api.jobs.get,
        { jobId },
        (job) => {
          if (job === null) return fail(unknownJob(jobId));
          latest = job;
          seen(seenWith(job, serving));
          if (hasEnded(job)) finish(() => resolve(worded(job)));
        },
        fail,
      ),
      client.onUpdate(
        api.workers.serving,
        { engine: "claude" },
        (count) => {
          serving = count;
          if (latest !== undefined && needsClaude(latest)) seen(seenWith(latest, serving));
        },
        fail,
      ),
    ];
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}

export function unknownJob(jobId: string): FondationError {
  return new FondationError({
    code: "JOB_NOT_FOUND",
    message: `there is no job ${jobId}`,
    advice: "`fondation jobs list` prints the ids of the latest jobs.",
  });
}

/** The stage of a running job, and its progress within the stage. */
export function whereabouts(job: SeenJob): { stage: string; detail: string } {
  if (job.waitsFor === "claude") return { stage: `waiting for ${NO_CLAUDE}`, detail: "" };
  if (job.status === "queued") return { stage: "waiting for a worker", detail: "" };
  if (job.status === "delayed")
    return { stage: `trying again at ${time(job.retryAt)} (${job.error?.code ?? "delayed"})`, detail: "" };
  const stage = job.step > 0 ? `step ${job.step} of 6, ${job.stage}` : (job.stage ?? job.status);
  const latest = job.documents.at(-1);
  const counted = `${job.documentsDone} of ${job.documentsTotal} documents`;
  return { stage, detail: latest === undefined ? counted : `${counted} · ${latest.title}` };
}
