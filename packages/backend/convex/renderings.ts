/**
 * Pictures and PDF of courses that were published without them, because the browser failed. A
 * worker whose browser works takes such a course, draws it, and stores the result.
 *
 * The proof of a claim is the time at which it ends: a later claim has another one, so a worker that
 * is late can change nothing.
 */

import { citationCheck } from "@fondation/course/manifest";
import { v } from "convex/values";
import { protocolRefusal } from "../src/refusal.ts";
import { internal } from "./_generated/api.js";
import type { Doc, Id } from "./_generated/dataModel.js";
import { internalMutation, type MutationCtx, type QueryCtx } from "./_generated/server.js";
import { workerMutation, workerQuery } from "./access.ts";
import { storeBookletPart } from "./model/courses/booklets.ts";
import { documentOf, documentsOf, missingRenderingsOf } from "./model/courses/stored-courses.ts";
import { storeDiagrams } from "./model/courses/stored-diagrams.ts";
import { documentEntry, drawnDiagram, engineStamp, language } from "./model/validators.ts";

/** Longer than a worker may wait for its browser; then another one takes the course. */
const CLAIM_MS = 15 * 60_000;
/** The pause after the first failure. It doubles with each further one. */
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 60 * 60_000;

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
  handler: async (ctx) => {
    const row = await firstWaiting(ctx);
    const course = row === null ? null : await ctx.db.get("courses", row.courseId);
    if (row === null) return null;
    if (course?.state !== "published" || course.completedAt === null) {
      await ctx.db.delete("missingRenderings", row._id);
      return null;
    }
    const repository = await ctx.db.get("repositories", course.repositoryId);
    if (repository === null) throw new Error(`Course ${course._id} has no repository.`);
    const claim = await pause(ctx, row, CLAIM_MS);
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

/** Ends a claim. A course that was not drawn waits for the next attempt. Throws RENDERING_LOST. */
export const end = workerMutation({
  args: { ...proof, drawn: v.boolean() },
  returns: v.null(),
  handler: async (ctx, { drawn, ...claimed }) => {
    const row = await requireClaim(ctx, claimed);
    if (drawn) await ctx.db.delete("missingRenderings", row._id);
    else await pause(ctx, row, Math.min(FIRST_PAUSE_MS * 2 ** row.failures, LONGEST_PAUSE_MS), 1);
    return null;
  },
});

/** Lets the course be taken again, unless it has another claim or pause by then. */
export const due = internalMutation({
  args: { id: v.id("missingRenderings"), retryAt: v.number() },
  returns: v.null(),
  handler: async (ctx, { id, retryAt }) => {
    const row = await ctx.db.get("missingRenderings", id);
    if (row?.retryAt === retryAt) await ctx.db.patch("missingRenderings", id, { retryAt: null });
    return null;
  },
});

async function firstWaiting(ctx: QueryCtx): Promise<Doc<"missingRenderings"> | null> {
  return await ctx.db
    .query("missingRenderings")
    .withIndex("by_retryAt", (q) => q.eq("retryAt", null))
    .first();
}

/** Nobody can take the course for this time. Returns its end. */
async function pause(
  ctx: MutationCtx,
  { _id: id, failures }: Doc<"missingRenderings">,
  milliseconds: number,
  failed = 0,
): Promise<number> {
  const retryAt = Date.now() + milliseconds;
  await ctx.db.patch("missingRenderings", id, { retryAt, failures: failures + failed });
  await ctx.scheduler.runAt(retryAt, internal.renderings.due, { id, retryAt });
  return retryAt;
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
