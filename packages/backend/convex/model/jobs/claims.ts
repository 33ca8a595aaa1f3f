/** Claims a job: creates a lease and returns what the worker needs to know. */

import { withTotal } from "@fondation/course/usage";
import { type Infer, v } from "convex/values";
import { internal } from "../../_generated/api.js";
import type { Doc } from "../../_generated/dataModel.js";
import type { MutationCtx } from "../../_generated/server.js";
import { engineChoice, engineChosen, language } from "../validators.ts";
import { move } from "./moves.ts";
import { leaseMilliseconds } from "./ownership.ts";

export const claimedJob = v.object({
  jobId: v.id("jobs"),
  epoch: v.number(),
  attempt: v.number(),
  leaseMs: v.number(),
  repository: v.object({
    key: v.string(),
    host: v.string(),
    owner: v.string(),
    name: v.string(),
    cloneUrl: v.string(),
    kind: v.union(v.literal("remote"), v.literal("local")),
  }),
  settings: v.object({ engine: engineChoice, chapters: v.number(), language }),
  /**
   * The engine of an earlier attempt, with which this one continues. Null for the first attempt.
   */
  engineChosen: v.union(engineChosen, v.null()),
  /**
   * The commit for which an earlier attempt paid a model; this attempt continues with it. Null
   * without such an attempt.
   */
  commit: v.union(v.string(), v.null()),
  /** Estimated US dollars spent by the job's earlier attempts. */
  spentUsd: v.number(),
});

/** Assigns a queued job to a worker and schedules the expiry of its lease. */
export async function claimFor(
  ctx: MutationCtx,
  workerId: string,
  queued: Doc<"jobs">,
): Promise<Infer<typeof claimedJob>> {
  const repository = await ctx.db.get("repositories", queued.repositoryId);
  if (repository === null) throw new Error(`Job ${queued._id} has no repository.`);
  const now = Date.now();
  const leaseMs = leaseMilliseconds();
  const startedAt = queued.startedAt ?? now;
  const {
    _id: jobId,
    epoch,
    attempt,
    engine,
    chapters,
    language,
  } = await move(ctx, queued, "claim", { startedAt, error: null, claimedBy: workerId });
  const expiresAt = now + leaseMs;
  await ctx.db.insert("leases", { jobId, workerId, epoch, expiresAt });
  await ctx.scheduler.runAt(expiresAt, internal.leases.expire, { jobId, epoch });
  const { key, host, owner, name, cloneUrl, kind } = repository;
  return {
    jobId,
    epoch,
    attempt,
    leaseMs,
    repository: { key, host, owner, name, cloneUrl, kind },
    settings: { engine, chapters, language },
    engineChosen: queued.engineChosen ?? null,
    commit: queued.commit ?? null,
    spentUsd: withTotal(queued.usage?.steps ?? []).total.costUsd,
  };
}
