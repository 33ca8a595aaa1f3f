/** Every worker function that names a job checks here that the worker still owns it. */

import type { ConvexError } from "convex/values";
import { protocolRefusal, type Refusal } from "../../../src/refusal.ts";
import type { Doc, Id } from "../../_generated/dataModel.js";
import type { MutationCtx, QueryCtx } from "../../_generated/server.js";

/** The proof of ownership that a worker sends with every call. */
export interface Proof {
  readonly jobId: Id<"jobs">;
  readonly workerId: string;
  readonly epoch: number;
}

/** The duration of a lease without a heartbeat, in milliseconds. */
export function leaseMilliseconds(): number {
  const given = Number(process.env.FONDATION_LEASE_MS);
  return Number.isFinite(given) && given > 0 ? given : 10_000;
}

export async function leaseOf(ctx: QueryCtx, jobId: Id<"jobs">): Promise<Doc<"leases"> | null> {
  return await ctx.db
    .query("leases")
    .withIndex("by_jobId", (q) => q.eq("jobId", jobId))
    .unique();
}

/**
 * For queries: checks the job alone, because a query must not read the clock. Throws LEASE_LOST.
 */
export async function requireOwned(ctx: QueryCtx, proof: Proof): Promise<Doc<"jobs">> {
  const job = await ctx.db.get("jobs", proof.jobId);
  if (job?.status === "running" && job.epoch === proof.epoch) {
    if (isClaimant(job, proof)) return job;
    throw lost(proof, "is another worker's");
  }
  throw lost(proof, job === null ? "no longer exists" : `is ${job.status} at epoch ${job.epoch}`);
}

/** For mutations: checks the job, the worker and the time left. Throws LEASE_LOST. */
export async function requireLease(
  ctx: MutationCtx,
  proof: Proof,
): Promise<{ job: Doc<"jobs">; lease: Doc<"leases"> }> {
  const job = await requireOwned(ctx, proof);
  const lease = await leaseOf(ctx, proof.jobId);
  if (lease === null || lease.epoch !== proof.epoch || lease.workerId !== proof.workerId) {
    throw lost(proof, "is another worker's");
  }
  if (lease.expiresAt <= Date.now()) throw lost(proof, "had no heartbeat in time");
  return { job, lease };
}

/**
 * Accepts the owner of the lease and, for one lease time, the worker whose job was canceled: it
 * learns the cost of the interrupted requests only afterwards. Throws LEASE_LOST.
 */
export async function requireLeaseOrGrace(ctx: MutationCtx, proof: Proof): Promise<{ job: Doc<"jobs"> }> {
  const job = await ctx.db.get("jobs", proof.jobId);
  if (job !== null && wasJustCanceled(job, proof)) return { job };
  return await requireLease(ctx, proof);
}

/**
 * Accepts the same workers as {@link requireLeaseOrGrace}, but after a cancel only until the
 * repository has its next job, which uses the same checkpoints. Throws LEASE_LOST.
 */
export async function requireCheckpointLease(ctx: MutationCtx, proof: Proof): Promise<{ job: Doc<"jobs"> }> {
  const { job } = await requireLeaseOrGrace(ctx, proof);
  if (job.status !== "canceled") return { job };
  const repository = await ctx.db.get("repositories", job.repositoryId);
  if (repository?.latestJobId === job._id) return { job };
  throw lost(proof, "was canceled, and its repository has another job");
}

/** A job that a worker claimed from an earlier version names no worker; its lease does. */
function isClaimant({ claimedBy }: Doc<"jobs">, { workerId }: Proof): boolean {
  return claimedBy === undefined || claimedBy === workerId;
}

/**
 * Only the claim that was canceled has the previous epoch: every other end of a claim is followed
 * by another increment.
 */
function wasJustCanceled(job: Doc<"jobs">, proof: Proof): boolean {
  const { status, epoch, endedAt } = job;
  if (status !== "canceled" || endedAt === null || !isClaimant(job, proof)) return false;
  return proof.epoch === epoch - 1 && Date.now() < endedAt + leaseMilliseconds();
}

function lost(proof: Proof, why: string): ConvexError<Refusal> {
  return protocolRefusal(
    "LEASE_LOST",
    `Worker ${proof.workerId} does not own job ${proof.jobId} at epoch ${proof.epoch}: the job ${why}. Stop working on it at once; whatever else it sends for this job is refused.`,
  );
}
