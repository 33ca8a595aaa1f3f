/**
 * Changes the status of a job by the table of `src/jobs/lifecycle.ts`, together with everything
 * that depends on the status.
 */

import { isActive, type JobEvent, transition } from "../../../src/jobs/lifecycle.ts";
import { protocolRefusal } from "../../../src/refusal.ts";
import type { Doc } from "../../_generated/dataModel.js";
import type { MutationCtx } from "../../_generated/server.js";
import { leaseOf } from "./ownership.ts";

/** The fields that an event may set in addition to the status. */
type Change = Partial<
  Pick<
    Doc<"jobs">,
    | "claimedBy"
    | "error"
    | "retryAt"
    | "spent"
    | "startedAt"
    | "stage"
    | "step"
    | "documentsDone"
    | "documentsTotal"
    | "freshSince"
  >
>;

const NO_PROGRESS = { stage: null, step: 0, documentsDone: 0, documentsTotal: 0, documents: [] };

/**
 * Moves a job along one edge of the state machine. A job that leaves `running` loses its lease and,
 * unless completed, the course it was publishing. Throws JOB_STATE when the event is not possible
 * in the status of the job.
 */
export async function move(
  ctx: MutationCtx,
  job: Doc<"jobs">,
  event: JobEvent,
  change: Change = {},
): Promise<Doc<"jobs">> {
  const edge = transition(event, job.status);
  if (edge === undefined) {
    throw protocolRefusal(
      "JOB_STATE",
      `Job ${job._id} is ${job.status}: ${event} cannot happen there. Look at the job again; it has moved on since.`,
    );
  }
  const now = Date.now();
  const ends = !isActive(edge.to);
  await ctx.db.patch("jobs", job._id, {
    ...(edge.to === "queued" ? NO_PROGRESS : {}),
    ...change,
    status: edge.to,
    epoch: job.epoch + edge.epoch,
    attempt: job.attempt + edge.attempt,
    endedAt: ends ? now : null,
    ...(edge.to === "delayed" ? {} : { retryAt: null }),
  });
  if (job.status === "running") await leaveRunning(ctx, job);
  await ctx.db.patch("repositories", job.repositoryId, { lastActivityAt: now });
  return await mustGet(ctx, job);
}

async function leaveRunning(ctx: MutationCtx, job: Doc<"jobs">): Promise<void> {
  const lease = await leaseOf(ctx, job._id);
  if (lease !== null) await ctx.db.delete("leases", lease._id);
  await discardUnfinished(ctx, job);
}

/** Marks the unfinished course of a job for deletion. */
export async function discardUnfinished(ctx: MutationCtx, job: Doc<"jobs">): Promise<void> {
  const courses = await ctx.db
    .query("courses")
    .withIndex("by_jobId_and_state", (q) => q.eq("jobId", job._id).eq("state", "publishing"))
    .take(10);
  for (const course of courses) await ctx.db.patch("courses", course._id, { state: "discarded" });
}

async function mustGet(ctx: MutationCtx, job: Doc<"jobs">): Promise<Doc<"jobs">> {
  const found = await ctx.db.get("jobs", job._id);
  if (found === null) throw new Error(`Job ${job._id} vanished while it was moved.`);
  return found;
}
