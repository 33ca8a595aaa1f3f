/** Follows one job to its end. */
import { api, type JobView } from "@fondation/backend";
import { FondationError } from "@fondation/environment";
import type { ConvexClient } from "convex/browser";
import { time } from "./description.ts";

/** Whether nothing more will happen to a job by itself. */
function hasEnded({ status }: JobView): boolean {
  return status === "completed" || status === "failed" || status === "canceled";
}

/** Calls `seen` with every state of the job and resolves with the last. Rejects with the signal's reason, or JOB_NOT_FOUND. */
export function followJob(
  client: ConvexClient,
  jobId: string,
  seen: (job: JobView) => void,
  signal: AbortSignal,
): Promise<JobView> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      unsubscribe();
      signal.removeEventListener("abort", stop);
      settle();
    };
    const stop = () => finish(() => reject(signal.reason));
    const unsubscribe = client.onUpdate(
      api.jobs.get,
      { jobId },
      (job) => {
        if (job === null) return finish(() => reject(unknownJob(jobId)));
        seen(job);
        if (hasEnded(job)) finish(() => resolve(job));
      },
      (error) => finish(() => reject(error)),
    );
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}

/** The error for an id that names no job. */
export function unknownJob(jobId: string): FondationError {
  return new FondationError({
    code: "JOB_NOT_FOUND",
    message: `there is no job ${jobId}`,
    advice: "`fondation jobs list` prints the ids of the latest jobs.",
  });
}

/** Where a running job is, in two parts: the stage, and how far it got. */
export function whereabouts(job: JobView): { stage: string; detail: string } {
  if (job.status === "queued") return { stage: "waiting for a worker", detail: "" };
  if (job.status === "delayed")
    return { stage: `trying again at ${time(job.retryAt)} (${job.error?.code ?? "delayed"})`, detail: "" };
  const stage = job.step > 0 ? `step ${job.step} of 6, ${job.stage}` : (job.stage ?? job.status);
  const latest = job.documents.at(-1);
  const counted = `${job.documentsDone} of ${job.documentsTotal} documents`;
  return { stage, detail: latest === undefined ? counted : `${counted} · ${latest.title}` };
}
