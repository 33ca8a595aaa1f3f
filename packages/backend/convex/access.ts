/**
 * Access rules of all public functions. Each function is made with the builder that names its
 * callers. No other file may import `query` or `mutation` from `_generated/server`.
 *
 *  - anyone: the readiness check only
 *  - viewer: a JWT of role `viewer` whose session has not ended; everybody while `FONDATION_ACCESS` is `open`
 *  - worker: a JWT of role `worker`; where it names itself, the id is the subject of its JWT
 *  - lease: a worker that proves by job, worker id and epoch that it owns the job
 *  - grace: the same, and for one lease time the worker whose job was canceled
 *  - checkpoint: the same as grace, unless the repository has another job
 *  - local: a worker's JWT *and* open access, for jobs on directories of this machine
 */

import { customCtx, customMutation, customQuery } from "convex-helpers/server/customFunctions";
import { v } from "convex/values";
import { protocolRefusal, refusal } from "../src/refusal.ts";
import { type MutationCtx, mutation, type QueryCtx, query } from "./_generated/server.js";
import {
  type Proof,
  requireCheckpointLease,
  requireLease,
  requireLeaseOrGrace,
  requireOwned,
} from "./model/jobs/ownership.ts";
import { lease } from "./model/validators.ts";

type Role = "viewer" | "worker";

function isOpen(): boolean {
  return process.env.FONDATION_ACCESS === "open";
}

async function hasRole(ctx: QueryCtx, role: Role): Promise<boolean> {
  return (await ctx.auth.getUserIdentity())?.role === role;
}

async function requireViewer(ctx: QueryCtx): Promise<void> {
  if (isOpen()) return;
  const identity = await ctx.auth.getUserIdentity();
  if (identity?.role === "viewer" && !(await hasEnded(ctx, identity.subject))) return;
  throw refusal("access.identity-required", {});
}

/** Signing out ends a session before its tokens expire. */
async function hasEnded(ctx: QueryCtx, subject: string): Promise<boolean> {
  const ended = ctx.db.query("endedSessions").withIndex("by_subject", (q) => q.eq("subject", subject));
  return (await ended.first()) !== null;
}

async function requireWorker(ctx: QueryCtx): Promise<void> {
  if (await hasRole(ctx, "worker")) return;
  throw refusal("access.workers-only", {});
}

/** A worker speaks only for itself. */
async function requireSelf(ctx: QueryCtx, workerId: string): Promise<void> {
  await requireWorker(ctx);
  const self = (await ctx.auth.getUserIdentity())?.subject;
  if (self === workerId) return;
  throw protocolRefusal(
    "ACCESS_DENIED",
    `The token is that of worker ${self}, but the call is in the name of worker ${workerId}. Sign the token with the worker's id as its subject.`,
  );
}

async function requireLocal(ctx: QueryCtx): Promise<void> {
  await requireWorker(ctx);
  requireOpen();
}

/** Allows jobs on directories of this machine. Throws ACCESS_DENIED unless access is open. */
export function requireOpen(): void {
  if (isOpen()) return;
  throw refusal("access.local-needs-open", {});
}

const viewer = customCtx(async (ctx: QueryCtx) => {
  await requireViewer(ctx);
  return {};
});

const worker = customCtx(async (ctx: QueryCtx) => {
  await requireWorker(ctx);
  return {};
});

const self = {
  args: { workerId: v.string() },
  input: async (ctx: MutationCtx, args: { workerId: string }) => {
    await requireSelf(ctx, args.workerId);
    return { ctx: {}, args };
  },
};

const local = customCtx(async (ctx: QueryCtx) => {
  await requireLocal(ctx);
  return {};
});

const ownedRead = {
  args: lease,
  input: async (ctx: QueryCtx, proof: Proof) => {
    await requireSelf(ctx, proof.workerId);
    return { ctx: { job: await requireOwned(ctx, proof) }, args: {} };
  },
};

const ownedWrite = {
  args: lease,
  input: async (ctx: MutationCtx, proof: Proof) => {
    await requireSelf(ctx, proof.workerId);
    return { ctx: await requireLease(ctx, proof), args: {} };
  },
};

const graceWrite = {
  args: lease,
  input: async (ctx: MutationCtx, proof: Proof) => {
    await requireSelf(ctx, proof.workerId);
    return { ctx: await requireLeaseOrGrace(ctx, proof), args: {} };
  },
};

const checkpointWrite = {
  args: lease,
  input: async (ctx: MutationCtx, proof: Proof) => {
    await requireSelf(ctx, proof.workerId);
    return { ctx: await requireCheckpointLease(ctx, proof), args: {} };
  },
};

export const anyoneQuery = query;
export const viewerQuery = customQuery(query, viewer);
export const viewerMutation = customMutation(mutation, viewer);
/** Callable by workers while access is open. */
export const localMutation = customMutation(mutation, local);
export const workerQuery = customQuery(query, worker);
/** Callable by the worker that the argument `workerId` names. */
export const workerMutation = customMutation(mutation, self);
/** Callable by the worker that owns the job. The handler gets the job as `ctx.job`. */
export const leaseQuery = customQuery(query, ownedRead);
/** Callable by the worker that owns the job. The handler gets `ctx.job` and `ctx.lease`. */
export const leaseMutation = customMutation(mutation, ownedWrite);
/**
 * Callable by the owner of the job, and for one lease time after a cancel. The handler gets
 * `ctx.job`.
 */
export const graceMutation = customMutation(mutation, graceWrite);
/** Callable as {@link graceMutation}, unless the repository has another job. */
export const checkpointMutation = customMutation(mutation, checkpointWrite);
