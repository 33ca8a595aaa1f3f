/** What becomes of a job whose attempt has failed: another attempt where one can help, and from what it may go on. */

import { type Infer, v } from "convex/values";
import { judge } from "../../src/jobs/retry.ts";
import { internal } from "../_generated/api.js";
import type { Doc } from "../_generated/dataModel.js";
import type { MutationCtx } from "../_generated/server.js";
import { checkpointOf } from "./checkpoints.ts";
import { move } from "./moves.ts";
import { engineName, jobError } from "./validators.ts";

/** More rejected checkpoints than this are all of them: a transaction reads 16 MiB at most, and each may have 900 kB. */
const MOST_REJECTED = 16;

/** What a worker says of a failure. */
export const failure = v.object({
  error: jobError,
  /** When an engine's limit is reset, in milliseconds since the epoch. */
  resetAt: v.optional(v.number()),
  /** Which engine it was, when the job's setting is `auto`. */
  engine: v.optional(engineName),
  /** The keys of the checkpoints that made an invalid course so; absent when it may be any of them. */
  rejected: v.optional(v.array(v.string())),
});

/** Delays the job when another attempt can help, else fails it. */
export async function endAttempt(
  ctx: MutationCtx,
  job: Doc<"jobs">,
  { error, resetAt, engine, rejected: keys }: Infer<typeof failure>,
): Promise<"failed" | "delayed"> {
  const verdict = judge({
    code: error.code,
    spent: job.spent,
    model: (engine ?? job.engine) === "claude",
    resetAt,
    now: Date.now(),
    random: Math.random(),
  });
  const rejected = error.code === "COURSE_INVALID" ? await reject(ctx, job, keys) : {};
  if (verdict.kind === "fail") {
    await move(ctx, job, "fail", { error, ...rejected });
    return "failed";
  }
  const { at: retryAt, spent } = verdict;
  await move(ctx, job, "delay", { error, retryAt, spent, ...rejected });
  await ctx.scheduler.runAt(retryAt, internal.queue.due, { jobId: job._id, retryAt });
  return "delayed";
}

/**
 * What was written does not stand: another attempt, of this job or the next, must not go on from it. What follows from a rejected
 * checkpoint is found no more either, for its key says what it was made from. The rest was paid for, and stays.
 */
async function reject(
  ctx: MutationCtx,
  { repositoryId }: Doc<"jobs">,
  keys: readonly string[] | undefined,
): Promise<{ freshSince?: number }> {
  if (keys === undefined || keys.length > MOST_REJECTED) return { freshSince: Date.now() };
  for (const key of keys) {
    const found = await checkpointOf(ctx, repositoryId, key);
    if (found !== null) await ctx.db.delete("checkpoints", found._id);
  }
  return {};
}
