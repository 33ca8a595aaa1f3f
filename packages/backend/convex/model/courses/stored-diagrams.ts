import type { Doc, Id } from "../../_generated/dataModel.js";
import type { QueryCtx } from "../../_generated/server.js";

export async function diagramOf(
  ctx: QueryCtx,
  courseId: Id<"courses">,
  sha256: string,
): Promise<Doc<"diagrams"> | null> {
  return await ctx.db
    .query("diagrams")
    .withIndex("by_courseId_and_sha256", (q) => q.eq("courseId", courseId).eq("sha256", sha256))
    .unique();
}
