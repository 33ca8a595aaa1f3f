/** Which queued job a worker gets next: the first that it can serve. A bounded look at an index each time, whatever waits in the queue. */

import type { EngineName } from "@fondation/course/engine";
import type { Doc } from "../_generated/dataModel.js";
import type { QueryCtx } from "../_generated/server.js";

/** More workers than this are counted as this many. */
export const MOST_WORKERS = 1_000;

/** Who says nothing serves all: a worker of an earlier version. */
function serves(engines: readonly EngineName[] | undefined, engine: EngineName): boolean {
  return engines === undefined || engines.includes(engine);
}

/** How many of the workers that are present can write with an engine. */
export async function countServing(ctx: QueryCtx, engine: EngineName): Promise<number> {
  const workers = await ctx.db.query("workers").take(MOST_WORKERS);
  return workers.filter(({ engines }) => serves(engines, engine)).length;
}

/**
 * The first queued job for a worker with these engines, or null. A job that Claude has begun is for workers with Claude, however long
 * it waits: it is half paid. One that only wishes for Claude is so while there is such a worker; without one anybody takes it,
 * so that the person is told at once.
 */
export async function headFor(
  ctx: QueryCtx,
  engines: readonly EngineName[] | undefined,
): Promise<Doc<"jobs"> | null> {
  if (serves(engines, "claude")) {
    return await ctx.db
      .query("jobs")
      .withIndex("by_status_and_queuedAt", (q) => q.eq("status", "queued"))
      .first();
  }
  const open = await firstWith(ctx, undefined);
  const wishing = await firstWith(ctx, "wished");
  if (wishing === null || (await countServing(ctx, "claude")) > 0) return open;
  return open === null || isBefore(wishing, open) ? wishing : open;
}

/** The order of the index: two jobs of the same millisecond stand in the order in which they were made. */
function isBefore(one: Doc<"jobs">, other: Doc<"jobs">): boolean {
  return (one.queuedAt - other.queuedAt || one._creationTime - other._creationTime) < 0;
}

async function firstWith(ctx: QueryCtx, claude: Doc<"jobs">["claude"]): Promise<Doc<"jobs"> | null> {
  return await ctx.db
    .query("jobs")
    .withIndex("by_status_and_claude_and_queuedAt", (q) => q.eq("status", "queued").eq("claude", claude))
    .first();
}
