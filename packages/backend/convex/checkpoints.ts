/**
 * Results and drafts of an analysis, stored per repository. A job that is taken over, retried or
 * repeated continues from them. They are kept when the job ends; `retention.ts` says how long.
 */

import { isUsageKey } from "@fondation/course/engine";
import { textBytes } from "@fondation/course/hash";
import { MAX_STORED_BYTES } from "@fondation/course/limits";
import { v } from "convex/values";
import { protocolRefusal } from "../src/refusal.ts";
import type { Doc } from "./_generated/dataModel.js";
import { checkpointMutation, leaseQuery } from "./access.ts";
import { checkpointOf } from "./model/courses/stored-checkpoints.ts";

/** Null for a missing value, and for one that is too old for a job that ignores earlier results. */
export const get = leaseQuery({
  args: { key: v.string() },
  returns: v.union(v.object({ value: v.string() }), v.null()),
  handler: async (ctx, args) => {
    const found = await checkpointOf(ctx, ctx.job.repositoryId, args.key);
    return found === null || isTooOld(found, ctx.job) ? null : { value: found.value };
  },
});

/**
 * Stores JSON text under a key and replaces the earlier value. For one lease time after a cancel,
 * it accepts the last record of the cost, and results that were finished meanwhile. Throws
 * CHECKPOINT_TOO_LARGE.
 */
export const put = checkpointMutation({
  args: { key: v.string(), value: v.string() },
  returns: v.null(),
  handler: async (ctx, { key, value }) => {
    const bytes = textBytes(value);
    if (bytes > MAX_STORED_BYTES) {
      throw protocolRefusal(
        "CHECKPOINT_TOO_LARGE",
        `The checkpoint ${key} has ${bytes} bytes. A checkpoint holds at most ${MAX_STORED_BYTES} bytes: split it, or continue without it.`,
      );
    }
    const { repositoryId } = ctx.job;
    const found = await checkpointOf(ctx, repositoryId, key);
    // A new row, because the creation time is the age of the value.
    if (found !== null) await ctx.db.delete("checkpoints", found._id);
    await ctx.db.insert("checkpoints", { repositoryId, key, value });
    return null;
  },
});

/**
 * A checkpoint of the same millisecond as the limit counts as too old and is made again. The record
 * of the cost is valid for all attempts of a job, because the cost limit is.
 */
function isTooOld(
  { _creationTime, key }: Doc<"checkpoints">,
  { freshSince, queuedAt }: Doc<"jobs">,
): boolean {
  if (freshSince === undefined) return false;
  return Math.floor(_creationTime) <= (isUsageKey(key) ? Math.min(freshSince, queuedAt) : freshSince);
}
