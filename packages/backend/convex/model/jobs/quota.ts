/**
 * What one viewer may submit: jobs at once, jobs within an hour, and money within a day. Only
 * viewers who entered the access token are counted: open access is for one person, and whoever has
 * the signing key can sign anything.
 */

import { withTotal } from "@fondation/course/usage";
import { refusal } from "../../../src/refusal.ts";
import type { Doc } from "../../_generated/dataModel.js";
import type { MutationCtx } from "../../_generated/server.js";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The variables of the deployment, with the defaults of `docs/environment.md`. */
function limits() {
  const { env } = process;
  return {
    queue: Number(env.FONDATION_VIEWER_QUEUE || 10),
    jobsPerHour: Number(env.FONDATION_VIEWER_JOBS_PER_HOUR || 30),
    dailyCost: Number(env.FONDATION_VIEWER_DAILY_COST || 200),
    jobCost: Number(env.FONDATION_MAX_COST || 20),
  };
}

/** The viewer in the caller's token; undefined for a caller without a quota. */
export async function viewerOf(ctx: MutationCtx): Promise<string | undefined> {
  const viewer = (await ctx.auth.getUserIdentity())?.viewer;
  return typeof viewer === "string" ? viewer : undefined;
}

/** Throws QUOTA_EXCEEDED when the viewer may not submit another job with this engine now. */
export async function requireQuota(
  ctx: MutationCtx,
  viewer: string,
  { engine }: Pick<Doc<"jobs">, "engine">,
): Promise<void> {
  const { queue, jobsPerHour, dailyCost, jobCost } = limits();
  const active = await activeJobs(ctx, viewer, queue);
  if (active.length >= queue) throw refusal("quota.queue", { most: queue });

  const now = Date.now();
  const since = (start: number) =>
    ctx.db
      .query("jobs")
      .withIndex("by_viewer_and_queuedAt", (q) => q.eq("viewer", viewer).gt("queuedAt", start))
      .order("desc");
  const oldest = (await since(now - HOUR_MS).take(jobsPerHour))[jobsPerHour - 1];
  if (oldest !== undefined) {
    const minutes = Math.ceil((oldest.queuedAt + HOUR_MS - now) / 60_000);
    throw refusal("quota.hour", { most: jobsPerHour, minutes });
  }

  if (engine === "static") return;
  const ended = (await since(now - DAY_MS).collect()).filter(({ endedAt }) => endedAt !== null);
  const reserved = active.map((job) => (job.engine === "static" ? 0 : Math.max(jobCost, costOf(job))));
  const used = [...ended.map(costOf), ...reserved].reduce((sum, cost) => sum + cost, 0);
  if (used + jobCost > dailyCost) throw refusal("quota.cost", { budget: dailyCost, used });
}

async function activeJobs(ctx: MutationCtx, viewer: string, most: number): Promise<Doc<"jobs">[]> {
  const jobs: Doc<"jobs">[] = [];
  for (const status of ["queued", "delayed", "running"] as const) {
    const found = ctx.db
      .query("jobs")
      .withIndex("by_viewer_and_status", (q) => q.eq("viewer", viewer).eq("status", status));
    jobs.push(...(await found.take(most)));
  }
  return jobs;
}

function costOf({ usage }: Doc<"jobs">): number {
  return withTotal(usage?.steps ?? []).total.costUsd;
}
