import type { Doc, Id } from "../../_generated/dataModel.js";
import type { QueryCtx } from "../../_generated/server.js";

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
