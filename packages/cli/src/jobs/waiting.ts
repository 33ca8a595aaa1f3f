/** Why a queued job waits: only a worker with Claude takes a job that Claude has begun. */
import type { JobView } from "@fondation/backend";
import { type WordedJob, worded } from "./worded-job.ts";

export interface SeenJob extends WordedJob {
  /**
   * `claude`: a worker with Claude, of which none is there. Null while it only waits for its turn,
   * or for nothing.
   */
  readonly waitsFor: "claude" | null;
}

/** {@link SeenJob.waitsFor} in words. */
export const NO_CLAUDE = "a worker with Claude; none is there";

/** Whether only a worker with Claude takes the job from the queue. */
export function needsClaude({ status, engineChosen }: JobView): boolean {
  return status === "queued" && engineChosen?.name === "claude";
}

/**
 * Adds what a job waits for. `serving`: how many workers with Claude are there; undefined while
 * that is not known.
 */
export function seenWith(job: JobView, serving: number | undefined): SeenJob {
  return { ...worded(job), waitsFor: needsClaude(job) && serving === 0 ? "claude" : null };
}
