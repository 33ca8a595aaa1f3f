/** Does this worker still own this job? The fence in front of every worker function that names a job. */

import type { ConvexError } from "convex/values";
import { protocolRefusal, type Refusal } from "../../src/refusal.ts";
import type { Doc, Id } from "../_generated/dataModel.js";
import type { MutationCtx, QueryCtx } from "../_generated/server.js";

/** What a worker says about a job it believes to own. */
export interface Proof {
  readonly jobId: Id<"jobs">;
  readonly workerId: string;
  readonly epoch: number;
}

/** How long a lease lasts without a heartbeat, in milliseconds. */
export function leaseMilliseconds(): number {
  const given = Number(process.env.FONDATION_LEASE_MS);
  return Number.isFinite(given) && given > 0 ? given : 30_000;
}

/** The lease of a job, or null when nobody holds it. */
export async function leaseOf(ctx: QueryCtx, jobId: Id<"jobs">): Promise<Doc<"leases"> | null> {
  return await ctx.db
    .query("leases")
    .withIndex("by_jobId", (q) => q.eq("jobId", jobId))
    .unique();
}

/** For queries: the job alone decides, for a query must not read the clock. Throws LEASE_LOST. */
export async function requireOwned(ctx: QueryCtx, proof: Proof): Promise<Doc<"jobs">> {
  const job = await ctx.db.get("jobs", proof.jobId);
  if (job?.status === "running" && job.epoch === proof.epoch) return job;
  throw lost(proof, job === null ? "no longer exists" : `is ${job.status} at epoch ${job.epoch}`);
}

/** For mutations: the job, the worker and the time that is left. Throws LEASE_LOST. */
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
 * For what was spent: whoever holds the lease, and for one lease time the worker that a cancel took the job from. Its requests end with
 * the cancel, and what they cost until then is known only after it. Throws LEASE_LOST.
 */
export async function requireSpender(ctx: MutationCtx, proof: Proof): Promise<{ job: Doc<"jobs"> }> {
  const job = await ctx.db.get("jobs", proof.jobId);
  if (job !== null && wasJustCanceled(job, proof)) return { job };
  return await requireLease(ctx, proof);
}

/**
 * For what is kept for the repository: as for what was spent, but only until the repository has its next job, which reads and writes the
 * same. Throws LEASE_LOST.
 */
export async function requireKeeper(ctx: MutationCtx, proof: Proof): Promise<{ job: Doc<"jobs"> }> {
  const { job } = await requireSpender(ctx, proof);
  if (job.status !== "canceled") return { job };
  const repository = await ctx.db.get("repositories", job.repositoryId);
  if (repository?.latestJobId === job._id) return { job };
  throw lost(proof, "was canceled, and its repository has another job");
}

/** No claim but the one that the cancel ended has the epoch before: whatever else ends a claim has counted it up once more. */
function wasJustCanceled({ status, epoch, endedAt }: Doc<"jobs">, proof: Proof): boolean {
  if (status !== "canceled" || endedAt === null) return false;
  return proof.epoch === epoch - 1 && Date.now() < endedAt + leaseMilliseconds();
}

function lost(proof: Proof, why: string): ConvexError<Refusal> {
  return protocolRefusal(
    "LEASE_LOST",
    `Worker ${proof.workerId} does not own job ${proof.jobId} at epoch ${proof.epoch}: the job ${why}. Stop working on it at once; whatever else it sends for this job is refused.`,
  );
}
