/** The head of the queue, a claim, and a worker's reports on a claimed job. */

import { courseSize, MAX_CHAPTERS } from "@fondation/course/contract";
import { addStepUsage, isStepUsage } from "@fondation/course/usage";
import { v } from "convex/values";
import { protocolRefusal } from "../src/refusal.ts";
import { internalMutation } from "./_generated/server.js";
import { graceMutation, leaseMutation, workerMutation, workerQuery } from "./access.ts";
import { endAttempt, failure } from "./model/jobs/attempt-outcome.ts";
import { claimedJob, claimFor } from "./model/jobs/claims.ts";
import { headFor } from "./model/jobs/head.ts";
import { move } from "./model/jobs/moves.ts";
import { leaseMilliseconds } from "./model/jobs/ownership.ts";
import { documentName, engineChosen, engineName, spending, stage } from "./model/validators.ts";

const MAX_DOCUMENTS = courseSize(MAX_CHAPTERS);

/** The worker's engines. Absent for a worker of an earlier version, which serves all. */
const engines = v.optional(v.array(engineName));

/**
 * The job that a worker with these engines would get next, or null. A worker subscribes to it and
 * claims on every change. The epoch is included so that a job that was claimed and handed back
 * between two evaluations counts as a change.
 */
export const head = workerQuery({
  args: { engines },
  returns: v.union(v.object({ jobId: v.id("jobs"), epoch: v.number() }), v.null()),
  handler: async (ctx, args) => {
    const job = await headFor(ctx, args.engines);
    return job === null ? null : { jobId: job._id, epoch: job.epoch };
  },
});

/**
 * Claims the first queued job that the worker can serve. Null without such a job, or when
 * `capacity` is 0.
 */
export const claim = workerMutation({
  args: { capacity: v.number(), engines },
  returns: v.union(claimedJob, v.null()),
  handler: async (ctx, args) => {
    if (args.capacity < 1) return null;
    const queued = await headFor(ctx, args.engines);
    return queued === null ? null : await claimFor(ctx, args.workerId, queued);
  },
});

/**
 * Extends the lease. Returns a duration, because only the backend's clock counts. Throws
 * LEASE_LOST.
 */
export const heartbeat = leaseMutation({
  args: {},
  returns: v.object({ remainingMs: v.number() }),
  handler: async (ctx) => {
    const remainingMs = leaseMilliseconds();
    await ctx.db.patch("leases", ctx.lease._id, { expiresAt: Date.now() + remainingMs });
    return { remainingMs };
  },
});

/**
 * Whether a claim still holds, with the reason. A worker subscribes to it, so that a cancel reaches
 * it at once.
 */
export const watch = workerQuery({
  args: { jobId: v.id("jobs"), epoch: v.number() },
  returns: v.object({
    owned: v.boolean(),
    reason: v.union(v.literal("owned"), v.literal("canceled"), v.literal("lost"), v.literal("ended")),
  }),
  handler: async (ctx, args) => {
    const job = await ctx.db.get("jobs", args.jobId);
    if (job?.status === "running" && job.epoch === args.epoch) {
      return { owned: true, reason: "owned" as const };
    }
    if (job?.status === "canceled") return { owned: false, reason: "canceled" as const };
    const ended = job?.status === "completed" || job?.status === "failed";
    return { owned: false, reason: ended ? ("ended" as const) : ("lost" as const) };
  },
});

/** Reports progress. `step`: 0 before the analysis, then 1 to 6. */
export const progress = leaseMutation({
  args: {
    stage,
    step: v.number(),
    documentsDone: v.number(),
    documentsTotal: v.number(),
    document: v.optional(documentName),
  },
  returns: v.null(),
  handler: async (ctx, { document, stage, step, documentsDone, documentsTotal }) => {
    const { documents } = ctx.job;
    const isNew =
      document !== undefined &&
      documents.length < MAX_DOCUMENTS &&
      !documents.some(({ slug }) => slug === document.slug);
    await ctx.db.patch("jobs", ctx.job._id, {
      stage,
      step,
      documentsDone,
      documentsTotal,
      ...(isNew ? { documents: [...documents, document] } : {}),
    });
    return null;
  },
});

/**
 * Reports the chosen engine. A job that Claude has begun continues only on a worker with Claude.
 */
export const engine = leaseMutation({
  args: engineChosen.fields,
  returns: v.null(),
  handler: async (ctx, chosen) => {
    const begun = chosen.name === "claude" ? { claude: "begun" as const } : {};
    await ctx.db.patch("jobs", ctx.job._id, { engineChosen: chosen, ...begun });
    return null;
  },
});

/**
 * Stores the commit before a model is paid. A later attempt continues with it, even if the branch
 * has moved.
 */
export const commit = leaseMutation({
  args: { commit: v.string() },
  returns: v.null(),
  handler: async (ctx, { commit }) => {
    await ctx.db.patch("jobs", ctx.job._id, { commit });
    return null;
  },
});

/**
 * Adds the usage of a step since the last report. It is kept whatever the result of the job, and
 * accepted for one lease time after a cancel. Throws USAGE_INVALID.
 */
export const usage = graceMutation({
  args: { step: v.number(), ...spending },
  returns: v.null(),
  handler: async (ctx, increment) => {
    if (!isStepUsage(increment)) {
      throw protocolRefusal(
        "USAGE_INVALID",
        `The report for step ${increment.step} of job ${ctx.job._id} is not a valid increment of the usage. Send whole numbers and a cost of zero or more, for one of the steps 1 to 6.`,
      );
    }
    const steps = addStepUsage(ctx.job.usage?.steps ?? [], increment);
    await ctx.db.patch("jobs", ctx.job._id, { usage: { steps } });
    return null;
  },
});

/** Returns the job to the queue because the worker stops. The attempt does not count. */
export const handBack = leaseMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    await move(ctx, ctx.job, "handBack");
    return null;
  },
});

export const fail = leaseMutation({
  args: failure.fields,
  returns: v.object({ status: v.union(v.literal("failed"), v.literal("delayed")) }),
  handler: async (ctx, args) => ({ status: await endAttempt(ctx, ctx.job, args) }),
});

/**
 * Queues a delayed job again. Has no effect on a job that has moved on: each delay has its own
 * `retryAt`.
 */
export const due = internalMutation({
  args: { jobId: v.id("jobs"), retryAt: v.number() },
  returns: v.null(),
  handler: async (ctx, args) => {
    const job = await ctx.db.get("jobs", args.jobId);
    if (job?.retryAt === args.retryAt) await move(ctx, job, "due");
    return null;
  },
});
