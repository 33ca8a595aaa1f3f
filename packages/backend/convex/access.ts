/**
 * Who may do what, decided here for every function: a function is made by the builder that names its callers, and no other file
 * may import `query` or `mutation` from `_generated/server`.
 *
 *  - anyone: the readiness fact, nothing else
 *  - viewer: a JWT of role `viewer`; anybody while `FONDATION_ACCESS` is `open`
 *  - worker: a JWT of role `worker`, always
 *  - lease: a worker that proves by job, worker and epoch that it still owns the job
 *  - spender: the same, and for a while the worker that a cancel took the job from
 *  - keeper: the same, unless the repository has another job
 *  - local: a worker's JWT *and* open access (for jobs on directories of this machine)
 */

import { customCtx, customMutation, customQuery } from "convex-helpers/server/customFunctions";
import { refusal } from "../src/refusal.ts";
import { type MutationCtx, mutation, type QueryCtx, query } from "./_generated/server.js";
import { type Proof, requireKeeper, requireLease, requireOwned, requireSpender } from "./model/ownership.ts";
import { lease } from "./model/validators.ts";

type Role = "viewer" | "worker";

function isOpen(): boolean {
  return process.env.FONDATION_ACCESS === "open";
}

async function hasRole(ctx: QueryCtx, role: Role): Promise<boolean> {
  return (await ctx.auth.getUserIdentity())?.role === role;
}

async function requireViewer(ctx: QueryCtx): Promise<void> {
  if (isOpen() || (await hasRole(ctx, "viewer"))) return;
  throw refusal("access.identity-required", {});
}

async function requireWorker(ctx: QueryCtx): Promise<void> {
  if (await hasRole(ctx, "worker")) return;
  throw refusal("access.workers-only", {});
}

async function requireLocal(ctx: QueryCtx): Promise<void> {
  await requireWorker(ctx);
  requireOpen();
}

/** For jobs on directories of this machine, however they come to be. Throws ACCESS_DENIED unless access is open. */
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

const local = customCtx(async (ctx: QueryCtx) => {
  await requireLocal(ctx);
  return {};
});

const ownedRead = {
  args: lease,
  input: async (ctx: QueryCtx, proof: Proof) => {
    await requireWorker(ctx);
    return { ctx: { job: await requireOwned(ctx, proof) }, args: {} };
  },
};

const ownedWrite = {
  args: lease,
  input: async (ctx: MutationCtx, proof: Proof) => {
    await requireWorker(ctx);
    return { ctx: await requireLease(ctx, proof), args: {} };
  },
};

const spent = {
  args: lease,
  input: async (ctx: MutationCtx, proof: Proof) => {
    await requireWorker(ctx);
    return { ctx: await requireSpender(ctx, proof), args: {} };
  },
};

const kept = {
  args: lease,
  input: async (ctx: MutationCtx, proof: Proof) => {
    await requireWorker(ctx);
    return { ctx: await requireKeeper(ctx, proof), args: {} };
  },
};

/** Callable by anyone. */
export const anyoneQuery = query;
/** Callable by viewers. */
export const viewerQuery = customQuery(query, viewer);
/** Callable by viewers. */
export const viewerMutation = customMutation(mutation, viewer);
/** Callable by workers while access is open. */
export const localMutation = customMutation(mutation, local);
/** Callable by workers. */
export const workerQuery = customQuery(query, worker);
/** Callable by workers. */
export const workerMutation = customMutation(mutation, worker);
/** Callable by the worker that owns the job, which the handler finds as `ctx.job`. */
export const leaseQuery = customQuery(query, ownedRead);
/** Callable by the worker that owns the job, which the handler finds as `ctx.job` with its `ctx.lease`. */
export const leaseMutation = customMutation(mutation, ownedWrite);
/** Callable by the worker that owns the job, or owned it until a cancel of just now; the handler finds the job as `ctx.job`. */
export const spenderMutation = customMutation(mutation, spent);
/** The same, unless the repository has another job. */
export const keeperMutation = customMutation(mutation, kept);
