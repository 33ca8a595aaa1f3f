/** Expiry of leases: one scheduled function per claim. */

import { v } from "convex/values";
import { judge } from "../src/jobs/retry.ts";
import { failureFor } from "../src/messages/failures.ts";
import { internal } from "./_generated/api.js";
import { internalMutation } from "./_generated/server.js";
import { move } from "./model/jobs/moves.ts";
import { leaseOf } from "./model/jobs/ownership.ts";

const LOST_TWICE = failureFor("worker.lost-twice", {});

/**
 * Runs when the lease of a claim is due to end. There are four cases:
 *  - the claim is over (completed, failed, canceled, handed back, taken over): nothing happens
 *  - heartbeats extended the lease: the function schedules itself at the new end
 *  - the job lost its worker for the first time: it is queued for another one
 *  - the job lost its worker for the second time: it fails, because it may be the cause
 */
export const expire = internalMutation({
  args: { jobId: v.id("jobs"), epoch: v.number() },
  returns: v.null(),
  handler: async (ctx, args) => {
    const job = await ctx.db.get("jobs", args.jobId);
    const lease = await leaseOf(ctx, args.jobId);
    if (job === null || lease === null || lease.epoch !== args.epoch) return null;
    const now = Date.now();
    if (lease.expiresAt > now) {
      await ctx.scheduler.runAt(lease.expiresAt, internal.leases.expire, args);
      return null;
    }
    const { code } = LOST_TWICE;
    const { spent } = job;
    const verdict = judge({ code, spent, model: false, resetAt: undefined, now, random: 0 });
    if (verdict.kind === "fail") await move(ctx, job, "fail", { error: LOST_TWICE });
    else await move(ctx, job, "expire", { spent: verdict.spent });
    return null;
  },
});
