/** Until when a course without pictures or PDF is left alone, and by whom it is claimed. */

import type { Infer } from "convex/values";
import { internal } from "../../_generated/api.js";
import type { Doc } from "../../_generated/dataModel.js";
import type { MutationCtx } from "../../_generated/server.js";
import type { renderingFault } from "../validators.ts";

type Row = Doc<"missingRenderings">;
type Change = Pick<Row, "failures"> & { [Field in "claimedBy" | "fault"]: Row[Field] | undefined };

/** Longer than a worker may wait for its browser; then another one takes the course. */
const CLAIM_MS = 15 * 60_000;
/** The pause after the first failure. It doubles with each further one. */
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 60 * 60_000;
/** More than the claims that one worker can hold. */
const MOST_CLAIMS = 100;

/** Claims a course. Returns the end of the claim, which is its proof. */
export async function claimRendering(ctx: MutationCtx, row: Row, workerId: string): Promise<number> {
  const { failures } = row;
  return await leaveAlone(ctx, row, CLAIM_MS, { failures, claimedBy: workerId, fault: undefined });
}

/**
 * Ends a claim that failed. The next attempt follows after a pause; a PDF that is too large is only
 * tried again when somebody asks.
 */
export async function failRendering(
  ctx: MutationCtx,
  row: Row,
  fault: Infer<typeof renderingFault>,
): Promise<void> {
  const change = { claimedBy: undefined, failures: row.failures + 1, fault };
  if (fault === "too-large") {
    await ctx.db.patch("missingRenderings", row._id, { ...change, retryAt: 0 });
    return;
  }
  await leaveAlone(ctx, row, Math.min(FIRST_PAUSE_MS * 2 ** row.failures, LONGEST_PAUSE_MS), change);
}

/** Ends the claims of a worker that is gone. `isLost`: it may be the course that ended it. */
export async function releaseRenderings(ctx: MutationCtx, workerId: string, isLost: boolean): Promise<void> {
  const claimed = await ctx.db
    .query("missingRenderings")
    .withIndex("by_claimedBy", (q) => q.eq("claimedBy", workerId))
    .take(MOST_CLAIMS);
  for (const row of claimed) {
    if (isLost) await failRendering(ctx, row, "worker");
    else await ctx.db.patch("missingRenderings", row._id, { claimedBy: undefined, retryAt: null });
  }
}

async function leaveAlone(
  ctx: MutationCtx,
  { _id: id }: Row,
  milliseconds: number,
  change: Change,
): Promise<number> {
  const retryAt = Date.now() + milliseconds;
  await ctx.db.patch("missingRenderings", id, { ...change, retryAt });
  await ctx.scheduler.runAt(retryAt, internal.renderings.due, { id, retryAt });
  return retryAt;
}
