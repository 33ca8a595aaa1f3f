/** What a claim is: a lease on a job, which ends by itself, and all that a worker is told of the job. */

import { withTotal } from "@fondation/course/usage";
import { type Infer, v } from "convex/values";
import { internal } from "../_generated/api.js";
import type { Doc } from "../_generated/dataModel.js";
import type { MutationCtx } from "../_generated/server.js";
import { move } from "./moves.ts";
import { leaseMilliseconds } from "./ownership.ts";
import { engineChoice, engineChosen, language } from "./validators.ts";

/** A job as the worker gets it that has claimed it. */
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
  /** What an earlier attempt at the job took: this one goes on with it. Null for the first. */
  engineChosen: v.union(engineChosen, v.null()),
  /** The commit that an earlier attempt was paid to write about: this one goes on with it. Null for the first. */
  commit: v.union(v.string(), v.null()),
  /** Estimated US dollars that the job's earlier attempts have spent. */
  spentUsd: v.number(),
});

/** Gives a queued job to a worker, until its lease ends. */
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
  } = await move(ctx, queued, "claim", { startedAt, error: null });
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
