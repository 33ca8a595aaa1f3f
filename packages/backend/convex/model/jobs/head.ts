/**
 * Selects the next queued job for a worker: the first that it can serve. Reads a bounded number of
 * rows.
 */

import type { EngineName } from "@fondation/course/engine";
import type { Doc } from "../../_generated/dataModel.js";
import type { QueryCtx } from "../../_generated/server.js";

/** Workers beyond this number are not counted. */
export const MOST_WORKERS = 1_000;

/** A worker of an earlier version does not report its engines and serves all of them. */
function serves(engines: readonly EngineName[] | undefined, engine: EngineName): boolean {
  return engines === undefined || engines.includes(engine);
}

/** How many present workers have an engine. */
export async function countServing(ctx: QueryCtx, engine: EngineName): Promise<number> {
  const workers = await ctx.db.query("workers").take(MOST_WORKERS);
  return workers.filter(({ engines }) => serves(engines, engine)).length;
}

/**
 * The first queued job for a worker with these engines, or null. A job that Claude has begun waits
 * for a worker with Claude, because it is partly paid for. A job that only requests Claude waits as
 * long as such a worker is present; otherwise any worker takes it, so that the failure is reported
 * at once.
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

/** The order of the index: jobs of the same millisecond are in the order of their creation. */
function isBefore(one: Doc<"jobs">, other: Doc<"jobs">): boolean {
  return (one.queuedAt - other.queuedAt || one._creationTime - other._creationTime) < 0;
}

async function firstWith(ctx: QueryCtx, claude: Doc<"jobs">["claude"]): Promise<Doc<"jobs"> | null> {
  return await ctx.db
    .query("jobs")
    .withIndex("by_status_and_claude_and_queuedAt", (q) => q.eq("status", "queued").eq("claude", claude))
    .first();
}
