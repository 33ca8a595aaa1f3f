/**
 * The PDF of a published course, and its pictures when the browser failed before. A worker whose
 * browser works takes such a course, makes what is missing, and stores it.
 *
 * The proof of a claim is the time at which it ends: a later claim has another one, so a worker that
 * is late can change nothing. A lost worker loses its claims with its presence.
 */

import { textSha256 } from "@fondation/course/hash";
import { citationCheck } from "@fondation/course/manifest";
import { v } from "convex/values";
import { protocolRefusal } from "../src/refusal.ts";
import type { Doc, Id } from "./_generated/dataModel.js";
import { internalMutation, type QueryCtx } from "./_generated/server.js";
import { viewerMutation, workerMutation, workerQuery } from "./access.ts";
import { storeBookletPart } from "./model/courses/booklets.ts";
import { claimRendering, failRendering } from "./model/courses/rendering-claims.ts";
import {
  documentOf,
  documentsOf,
  missingRenderingsOf,
  readableCourse,
} from "./model/courses/stored-courses.ts";
import { diagramOf, storeDiagrams } from "./model/courses/stored-diagrams.ts";
import { documentEntry, drawnDiagram, engineStamp, language, renderingFault } from "./model/validators.ts";

const proof = { courseId: v.id("courses"), claim: v.number() };

/** The course to draw next, or null. A worker subscribes to it. */
export const waiting = workerQuery({
  args: {},
  returns: v.union(v.id("courses"), v.null()),
  handler: async (ctx) => (await firstWaiting(ctx))?.courseId ?? null,
});

/** Claims the course to draw next, without the contents of its documents. Null without one. */
export const take = workerMutation({
  args: {},
  returns: v.union(
    v.object({
      ...proof,
      repository: v.string(),
      commit: v.string(),
      engine: engineStamp,
      language,
      chapters: v.number(),
      completedAt: v.number(),
      citations: v.number(),
      slugs: v.array(v.string()),
    }),
    v.null(),
  ),
  handler: async (ctx, { workerId }) => {
    const row = await firstWaiting(ctx);
    const course = row === null ? null : await ctx.db.get("courses", row.courseId);
    if (row === null) return null;
    if (course?.state !== "published" || course.completedAt === null) {
      await ctx.db.delete("missingRenderings", row._id);
      return null;
    }
    const repository = await ctx.db.get("repositories", course.repositoryId);
    if (repository === null) throw new Error(`Course ${course._id} has no repository.`);
    const claim = await claimRendering(ctx, row, workerId);
    const { commit, engine, language, chapters, completedAt, verification } = course;
    return {
      ...{ courseId: course._id, claim, commit, engine, language, chapters, completedAt },
      repository: `${repository.owner}/${repository.name}`,
      citations: citationCheck(verification?.checks ?? [])?.checked ?? 0,
      slugs: (await documentsOf(ctx, course._id)).map(({ slug }) => slug),
    };
  },
});

/** A document of a claimed course. Throws RENDERING_LOST. */
export const document = workerQuery({
  args: { ...proof, slug: v.string() },
  returns: v.union(v.object({ ...documentEntry.fields, content: v.string() }), v.null()),
  handler: async (ctx, { slug, ...claimed }) => {
    await requireClaim(ctx, claimed);
    return await documentOf(ctx, claimed.courseId, slug);
  },
});

/** The light picture of a diagram of a claimed course; null when it is missing. Throws RENDERING_LOST. */
export const picture = workerQuery({
  args: { ...proof, source: v.string() },
  returns: v.union(v.string(), v.null()),
  handler: async (ctx, { source, ...claimed }) => {
    await requireClaim(ctx, claimed);
    return (await diagramOf(ctx, claimed.courseId, textSha256(source)))?.light ?? null;
  },
});

/** As `publishing.diagrams`. Throws RENDERING_LOST, DIAGRAMS_TOO_MANY, DIAGRAM_TOO_LARGE. */
export const diagrams = workerMutation({
  args: { ...proof, diagrams: v.array(drawnDiagram) },
  returns: v.null(),
  handler: async (ctx, { diagrams, ...claimed }) => {
    await requireClaim(ctx, claimed);
    await storeDiagrams(ctx, claimed.courseId, diagrams);
    return null;
  },
});

/** As `publishing.bookletPart`. Throws RENDERING_LOST, BOOKLET_TOO_LARGE, BOOKLET_INCOMPLETE. */
export const bookletPart = workerMutation({
  args: { ...proof, part: v.number(), parts: v.number(), bytes: v.bytes() },
  returns: v.null(),
  handler: async (ctx, { courseId, claim, ...part }) => {
    await requireClaim(ctx, { courseId, claim });
    await storeBookletPart(ctx, courseId, part);
    return null;
  },
});

/** Ends a claim. With a fault, the course waits for the next attempt. Throws RENDERING_LOST. */
export const end = workerMutation({
  args: { ...proof, fault: v.union(renderingFault, v.null()) },
  returns: v.null(),
  handler: async (ctx, { fault, ...claimed }) => {
    const row = await requireClaim(ctx, claimed);
    if (fault === null) await ctx.db.delete("missingRenderings", row._id);
    else await failRendering(ctx, row, fault);
    return null;
  },
});

/** Says that the browser of a worker does not answer, so the worker cannot take the waiting course. */
export const browserless = workerMutation({
  args: { courseId: v.id("courses") },
  returns: v.null(),
  handler: async (ctx, { courseId }) => {
    const row = await missingRenderingsOf(ctx, courseId);
    if (row?.retryAt === null) await ctx.db.patch("missingRenderings", row._id, { fault: "browser" });
    return null;
  },
});

/** Ends the pause after a failed attempt. A course that is being drawn is left as it is. */
export const again = viewerMutation({
  args: { courseId: v.string() },
  returns: v.null(),
  handler: async (ctx, args) => {
    const course = await readableCourse(ctx, args.courseId);
    const row = course === null ? null : await missingRenderingsOf(ctx, course._id);
    if (row === null || row.claimedBy !== undefined) return null;
    await ctx.db.patch("missingRenderings", row._id, { retryAt: null, fault: undefined });
    return null;
  },
});

/** Lets the course be taken again, unless it has another claim or pause by then. */
export const due = internalMutation({
  args: { id: v.id("missingRenderings"), retryAt: v.number() },
  returns: v.null(),
  handler: async (ctx, { id, retryAt }) => {
    const row = await ctx.db.get("missingRenderings", id);
    if (row?.retryAt === retryAt) {
      await ctx.db.patch("missingRenderings", id, { retryAt: null, claimedBy: undefined });
    }
    return null;
  },
});

async function firstWaiting(ctx: QueryCtx): Promise<Doc<"missingRenderings"> | null> {
  return await ctx.db
    .query("missingRenderings")
    .withIndex("by_retryAt", (q) => q.eq("retryAt", null))
    .first();
}

async function requireClaim(
  ctx: QueryCtx,
  { courseId, claim }: { courseId: Id<"courses">; claim: number },
): Promise<Doc<"missingRenderings">> {
  const row = await missingRenderingsOf(ctx, courseId);
  if (row?.retryAt === claim) return row;
  throw protocolRefusal(
    "RENDERING_LOST",
    `The course ${courseId} is not claimed for drawing until ${claim}. Stop drawing it.`,
  );
}
