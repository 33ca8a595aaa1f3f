/**
 * Finished steps of an analysis and drafts of unfinished ones, kept per repository: a job taken over, retried or regenerated goes on
 * from them. They outlive their job; `retention.ts` says for how long.
 */

import { isUsageKey } from "@fondation/course/engine";
import { textBytes } from "@fondation/course/hash";
import { MAX_STORED_BYTES } from "@fondation/course/limits";
import { v } from "convex/values";
import { protocolRefusal } from "../src/refusal.ts";
import type { Doc } from "./_generated/dataModel.js";
import { keeperMutation, leaseQuery } from "./access.ts";
import { checkpointOf } from "./model/checkpoints.ts";

/** What was stored under a key, or null; null too for what is older than a job that is to write everything anew. */
export const get = leaseQuery({
  args: { key: v.string() },
  returns: v.union(v.object({ value: v.string() }), v.null()),
  handler: async (ctx, args) => {
    const found = await checkpointOf(ctx, ctx.job.repositoryId, args.key);
    return found === null || isTooOld(found, ctx.job) ? null : { value: found.value };
  },
});

/**
 * Stores JSON text under a key, in place of what was there. What a cancel ended is taken too: the last words on what was spent, and what
 * was finished in that moment. Throws CHECKPOINT_TOO_LARGE.
 */
export const put = keeperMutation({
  args: { key: v.string(), value: v.string() },
  returns: v.null(),
  handler: async (ctx, { key, value }) => {
    const bytes = textBytes(value);
    if (bytes > MAX_STORED_BYTES) {
      throw protocolRefusal(
        "CHECKPOINT_TOO_LARGE",
        `The checkpoint ${key} has ${bytes} bytes. A checkpoint holds at most ${MAX_STORED_BYTES} bytes: divide it, or go on without it.`,
      );
    }
    const { repositoryId } = ctx.job;
    const found = await checkpointOf(ctx, repositoryId, key);
    // In its place a new one, not the old one with another value: its age is that of its value.
    if (found !== null) await ctx.db.delete("checkpoints", found._id);
    await ctx.db.insert("checkpoints", { repositoryId, key, value });
    return null;
  },
});

/**
 * Creation times have fractions that tell apart what was made in one millisecond: in doubt it is too old, and made again. The
 * account of what was spent counts for all attempts of a job, for the limit does.
 */
function isTooOld(
  { _creationTime, key }: Doc<"checkpoints">,
  { freshSince, queuedAt }: Doc<"jobs">,
): boolean {
  if (freshSince === undefined) return false;
  return Math.floor(_creationTime) <= (isUsageKey(key) ? Math.min(freshSince, queuedAt) : freshSince);
}
