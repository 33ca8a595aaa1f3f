/**
 * Decides what follows a failed attempt: another attempt or the end of the job, and which
 * checkpoints stay.
 */

import { type Infer, v } from "convex/values";
import { judge } from "../../../src/jobs/retry.ts";
import { internal } from "../../_generated/api.js";
import type { Doc } from "../../_generated/dataModel.js";
import type { MutationCtx } from "../../_generated/server.js";
import { checkpointOf } from "../courses/stored-checkpoints.ts";
import { engineName, jobError } from "../validators.ts";
import { move } from "./moves.ts";

/**
 * With more rejected checkpoints than this, all are rejected: a transaction reads 16 MiB at most.
 */
const MOST_REJECTED = 16;

/** A failed attempt, as a worker reports it. */
export const failure = v.object({
  error: jobError,
  /** The reset time of an engine's rate limit, in milliseconds since the epoch. */
  resetAt: v.optional(v.number()),
  /** The engine that failed, when the job's setting is `auto`. */
  engine: v.optional(engineName),
  /** The checkpoints that made the course invalid. Absent when it may be any of them. */
  rejected: v.optional(v.array(v.string())),
});

/** Delays the job when another attempt can help, otherwise marks it as failed. */
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
 * Removes checkpoints, so that no later attempt continues from them. Results made from a removed
 * one are not found either, because their keys depend on their inputs. The others stay, because
 * they are paid for.
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
