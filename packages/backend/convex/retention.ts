/** Deletion in batches that stay within the limits of a transaction (16 MiB read or written). */

import { type Infer, v } from "convex/values";
import { gapsBetween } from "../src/courses/checkpoint-keys.ts";
import { isActive } from "../src/jobs/lifecycle.ts";
import { internal } from "./_generated/api.js";
import type { Id } from "./_generated/dataModel.js";
import { internalMutation, type MutationCtx } from "./_generated/server.js";
import { missingRenderingsOf } from "./model/courses/stored-courses.ts";

/** Rows of each table per batch. A body or a checkpoint has up to `MAX_STORED_BYTES`. */
const BATCH = {
  documentBodies: 8,
  documents: 100,
  sourceTexts: 10,
  sources: 500,
  diagrams: 8,
  bookletParts: 8,
  booklets: 8,
  checkpoints: 8,
  jobLogs: 500,
  endedSessions: 500,
};

/**
 * How long checkpoints, logs and ended sessions are kept, in milliseconds. The cookie of a session
 * is valid for as long (`SESSION_SECONDS` of the web server).
 */
const KEPT_FOR = 30 * 24 * 60 * 60 * 1_000;

const outcome = v.object({ deleted: v.number(), done: v.boolean() });

/** Deletes one batch of discarded courses, and schedules the next one while there are more. */
export const deleteDiscardedCourses = internalMutation({
  args: {},
  returns: outcome,
  handler: async (ctx): Promise<Infer<typeof outcome>> => {
    const course = await ctx.db
      .query("courses")
      .withIndex("by_state", (q) => q.eq("state", "discarded"))
      .first();
    if (course === null) return { deleted: 0, done: true };
    let deleted = await deletePart(ctx, course._id);
    if (deleted === 0) {
      await ctx.db.delete("courses", course._id);
      deleted = 1;
    }
    await ctx.scheduler.runAfter(0, internal.retention.deleteDiscardedCourses, {});
    return { deleted, done: false };
  },
});

/**
 * Deletes one batch of old checkpoints, log lines and ended sessions, and schedules the next one while there are
 * more.
 */
export const deleteExpired = internalMutation({
  args: {},
  returns: outcome,
  handler: async (ctx): Promise<Infer<typeof outcome>> => {
    const oldest = Date.now() - KEPT_FOR;
    let deleted = 0;
    for (const table of ["checkpoints", "jobLogs", "endedSessions"] as const) {
      const rows = await ctx.db
        .query(table)
        .withIndex("by_creation_time", (q) => q.lt("_creationTime", oldest))
        .take(BATCH[table]);
      for (const row of rows) await ctx.db.delete(row._id);
      deleted += rows.length;
    }
    if (deleted === 0) return { deleted, done: true };
    await ctx.scheduler.runAfter(0, internal.retention.deleteExpired, {});
    return { deleted, done: false };
  },
});

/**
 * Deletes in batches the checkpoints of a repository that do not belong to the commit of a kept
 * course. Deletes nothing while a job is active, because its commit is not known yet: the end of
 * the job starts the deletion again.
 */
export const trimCheckpoints = internalMutation({
  args: { repositoryId: v.id("repositories") },
  returns: outcome,
  handler: async (ctx, { repositoryId }): Promise<Infer<typeof outcome>> => {
    const done = { deleted: 0, done: true };
    const repository = await ctx.db.get("repositories", repositoryId);
    if (repository === null) return done;
    const { latestJobId, currentCourseId, previousCourseId } = repository;
    const latest = latestJobId === null ? null : await ctx.db.get("jobs", latestJobId);
    if (latest !== null && isActive(latest.status)) return done;
    const commits: string[] = [];
    for (const courseId of [currentCourseId, previousCourseId]) {
      const course = courseId === null ? null : await ctx.db.get("courses", courseId);
      if (course !== null) commits.push(course.commit);
    }
    for (const { from, to } of gapsBetween(commits)) {
      const rows = await ctx.db
        .query("checkpoints")
        .withIndex("by_repositoryId_and_key", (q) => {
          const behind = q.eq("repositoryId", repositoryId).gte("key", from);
          return to === undefined ? behind : behind.lt("key", to);
        })
        .take(BATCH.checkpoints);
      for (const row of rows) await ctx.db.delete("checkpoints", row._id);
      if (rows.length === 0) continue;
      await ctx.scheduler.runAfter(0, internal.retention.trimCheckpoints, { repositoryId });
      return { deleted: rows.length, done: false };
    }
    return done;
  },
});

/** Deletes rows of the first table that has rows of the course. Returns how many. */
async function deletePart(ctx: MutationCtx, courseId: Id<"courses">): Promise<number> {
  for (const table of ["documentBodies", "documents"] as const) {
    const rows = await ctx.db
      .query(table)
      .withIndex("by_courseId_and_slug", (q) => q.eq("courseId", courseId))
      .take(BATCH[table]);
    for (const row of rows) await ctx.db.delete(row._id);
    if (rows.length > 0) return rows.length;
  }
  for (const table of ["sourceTexts", "sources"] as const) {
    const rows = await ctx.db
      .query(table)
      .withIndex("by_courseId_and_citation", (q) => q.eq("courseId", courseId))
      .take(BATCH[table]);
    for (const row of rows) await ctx.db.delete(row._id);
    if (rows.length > 0) return rows.length;
  }
  const drawings = await ctx.db
    .query("diagrams")
    .withIndex("by_courseId_and_sha256", (q) => q.eq("courseId", courseId))
    .take(BATCH.diagrams);
  for (const row of drawings) await ctx.db.delete("diagrams", row._id);
  if (drawings.length > 0) return drawings.length;
  const booklets = await ctx.db
    .query("booklets")
    .withIndex("by_courseId", (q) => q.eq("courseId", courseId))
    .take(BATCH.booklets);
  for (const row of booklets) await ctx.db.delete("booklets", row._id);
  const missing = await missingRenderingsOf(ctx, courseId);
  if (missing !== null) await ctx.db.delete("missingRenderings", missing._id);
  const parts = await ctx.db
    .query("bookletParts")
    .withIndex("by_courseId_and_part", (q) => q.eq("courseId", courseId))
    .take(BATCH.bookletParts);
  for (const row of parts) await ctx.db.delete("bookletParts", row._id);
  return booklets.length + parts.length;
}
