/**
 * The present workers. A scheduled function removes a worker that sends no more beats, so that no
 * query reads the clock.
 */

import { v } from "convex/values";
import { internal } from "./_generated/api.js";
import type { Doc } from "./_generated/dataModel.js";
import { internalMutation, type MutationCtx, type QueryCtx } from "./_generated/server.js";
import { viewerQuery, workerMutation } from "./access.ts";
import { countServing, MOST_WORKERS } from "./model/jobs/head.ts";
import { releaseRenderings } from "./model/courses/rendering-claims.ts";
import { leaseMilliseconds } from "./model/jobs/ownership.ts";
import { engineName } from "./model/validators.ts";

/**
 * Registers a worker with its engines (absent: all). Returns the lease time and the heartbeat
 * interval, in milliseconds.
 */
export const register = workerMutation({
  args: {
    name: v.string(),
    concurrency: v.number(),
    engines: v.optional(v.array(engineName)),
  },
  returns: v.object({ leaseMs: v.number(), heartbeatMs: v.number() }),
  handler: async (ctx, args) => {
    const known = await workerOf(ctx, args.workerId);
    if (known === null) await ctx.db.insert("workers", args);
    else await ctx.db.replace("workers", known._id, args);
    await extend(ctx, args.workerId);
    const leaseMs = leaseMilliseconds();
    return { leaseMs, heartbeatMs: Math.round(leaseMs / 3) };
  },
});

/**
 * Extends the presence of a worker. Returns false when the worker was removed, e.g. because its
 * machine slept, and must register again.
 */
export const beat = workerMutation({
  args: {},
  returns: v.boolean(),
  handler: async (ctx, args) => {
    const isKnown = (await workerOf(ctx, args.workerId)) !== null;
    if (isKnown) await extend(ctx, args.workerId);
    return isKnown;
  },
});

export const leave = workerMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx, args) => {
    await forget(ctx, args.workerId);
    await releaseRenderings(ctx, args.workerId, false);
    return null;
  },
});

/** The number of present workers and of the jobs they can run at once. */
export const present = viewerQuery({
  args: {},
  returns: v.object({ count: v.number(), slots: v.number() }),
  handler: async (ctx) => {
    const workers = await ctx.db.query("workers").take(MOST_WORKERS);
    const slots = workers.reduce((sum, { concurrency }) => sum + concurrency, 0);
    return { count: workers.length, slots };
  },
});

/** The number of present workers with an engine. */
export const serving = viewerQuery({
  args: { engine: engineName },
  returns: v.number(),
  handler: async (ctx, { engine }) => await countServing(ctx, engine),
});

/** Removes a worker that sent no beat, otherwise schedules itself at the new end. */
export const expire = internalMutation({
  args: { beatId: v.id("workerBeats") },
  returns: v.null(),
  handler: async (ctx, args) => {
    const beat = await ctx.db.get("workerBeats", args.beatId);
    if (beat === null) return null;
    if (beat.expiresAt > Date.now()) {
      await ctx.scheduler.runAt(beat.expiresAt, internal.workers.expire, args);
    } else {
      await forget(ctx, beat.workerId);
      await releaseRenderings(ctx, beat.workerId, true);
    }
    return null;
  },
});

async function extend(ctx: MutationCtx, workerId: string): Promise<void> {
  const expiresAt = Date.now() + leaseMilliseconds();
  const beat = await beatOf(ctx, workerId);
  if (beat !== null) {
    await ctx.db.patch("workerBeats", beat._id, { expiresAt });
    return;
  }
  const beatId = await ctx.db.insert("workerBeats", { workerId, expiresAt });
  await ctx.scheduler.runAt(expiresAt, internal.workers.expire, { beatId });
}

async function forget(ctx: MutationCtx, workerId: string): Promise<void> {
  const worker = await workerOf(ctx, workerId);
  const beat = await beatOf(ctx, workerId);
  if (worker !== null) await ctx.db.delete("workers", worker._id);
  if (beat !== null) await ctx.db.delete("workerBeats", beat._id);
}

async function workerOf(ctx: QueryCtx, workerId: string): Promise<Doc<"workers"> | null> {
  return await ctx.db
    .query("workers")
    .withIndex("by_workerId", (q) => q.eq("workerId", workerId))
    .unique();
}

async function beatOf(ctx: QueryCtx, workerId: string): Promise<Doc<"workerBeats"> | null> {
  return await ctx.db
    .query("workerBeats")
    .withIndex("by_workerId", (q) => q.eq("workerId", workerId))
    .unique();
}
