/** Where a checkpoint is: every repository has its own, each under a key of the worker's. */

import type { Doc, Id } from "../_generated/dataModel.js";
import type { QueryCtx } from "../_generated/server.js";

/** What is stored under a key for a repository, or null. */
export async function checkpointOf(
  ctx: QueryCtx,
  repositoryId: Id<"repositories">,
  key: string,
): Promise<Doc<"checkpoints"> | null> {
  return await ctx.db
    .query("checkpoints")
    .withIndex("by_repositoryId_and_key", (q) => q.eq("repositoryId", repositoryId).eq("key", key))
    .unique();
}
