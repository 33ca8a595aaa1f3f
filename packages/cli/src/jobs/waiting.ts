/** Explains why a queued job waits: only a worker with Claude takes a job that Claude has begun. */
import type { JobView } from "@fondation/backend";
import { type WordedJob, worded } from "./worded-job.ts";

export interface SeenJob extends WordedJob {
  /**
   * `claude`: no worker with Claude is present. Null when the job only waits for its turn, or does
   * not wait.
   */
  readonly waitsFor: "claude" | null;
}

export const NO_CLAUDE = "a worker with Claude; none is there";

export function needsClaude({ status, engineChosen }: JobView): boolean {
  return status === "queued" && engineChosen?.name === "claude";
}

/**
 * Adds what a job waits for. `serving`: the number of present workers with Claude; undefined while
 * it is unknown.
 */
export function seenWith(job: JobView, serving: number | undefined): SeenJob {
  return { ...worded(job), waitsFor: needsClaude(job) && serving === 0 ? "claude" : null };
}
