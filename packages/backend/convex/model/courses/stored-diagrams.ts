import { textBytes, textSha256 } from "@fondation/course/hash";
import { MAX_DIAGRAMS_PER_CALL, MAX_STORED_BYTES } from "@fondation/course/limits";
import type { Infer } from "convex/values";
import { protocolRefusal } from "../../../src/refusal.ts";
import type { Doc, Id } from "../../_generated/dataModel.js";
import type { MutationCtx, QueryCtx } from "../../_generated/server.js";
import type { drawnDiagram } from "../validators.ts";

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

/**
 * Stores diagrams by the hash of their source; those that are already stored stay unchanged. Throws
 * DIAGRAMS_TOO_MANY, DIAGRAM_TOO_LARGE.
 */
export async function storeDiagrams(
  ctx: MutationCtx,
  courseId: Id<"courses">,
  diagrams: readonly Infer<typeof drawnDiagram>[],
): Promise<void> {
  if (diagrams.length > MAX_DIAGRAMS_PER_CALL) {
    throw protocolRefusal(
      "DIAGRAMS_TOO_MANY",
      `A call brought ${diagrams.length} diagrams. Send at most ${MAX_DIAGRAMS_PER_CALL} a call.`,
    );
  }
  for (const { source, light, dark } of diagrams) {
    const sha256 = textSha256(source);
    const bytes = textBytes(light) + textBytes(dark);
    if (bytes > MAX_STORED_BYTES) {
      throw protocolRefusal(
        "DIAGRAM_TOO_LARGE",
        `The two drawings of the diagram ${sha256.slice(0, 12)} have ${bytes} bytes together. They may have ${MAX_STORED_BYTES}: leave this diagram to the reader's browser.`,
      );
    }
    if ((await diagramOf(ctx, courseId, sha256)) === null) {
      await ctx.db.insert("diagrams", { courseId, sha256, light, dark });
    }
  }
}
