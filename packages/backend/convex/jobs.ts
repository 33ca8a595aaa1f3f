import { type Infer, v } from "convex/values";
import { isActive } from "../src/jobs/lifecycle.ts";
import { refusal } from "../src/refusal.ts";
import { parseRepository } from "../src/repositories/repository-address.ts";
import type { Doc } from "./_generated/dataModel.js";
import type { MutationCtx } from "./_generated/server.js";
import { localMutation, requireOpen, viewerMutation, viewerQuery } from "./access.ts";
import { move } from "./model/jobs/moves.ts";
import { checkSettings, type JobSettings, submitJob } from "./model/jobs/submission.ts";
import { itemCount } from "./model/page-options.ts";
import { listed } from "./model/listed-variable.ts";
import { findOrAddLocal, findOrAddRemote } from "./model/stored-repositories.ts";
import { settings } from "./model/validators.ts";
import { jobView, readJobView } from "./model/views.ts";

const submitted = v.object({
  jobId: v.id("jobs"),
  repositoryId: v.id("repositories"),
  /** False when the repository already had an active job, which is then returned. */
  created: v.boolean(),
});

/**
 * Submits `owner/repo` or an https address. Throws REPOSITORY_INVALID, SETTINGS_INVALID, REPOSITORY_DENIED
 * or QUOTA_EXCEEDED.
 */
export const submit = viewerMutation({
  args: { repository: v.string(), settings: v.optional(settings) },
  returns: submitted,
  handler: async (ctx, args) => {
    const chosen = checkSettings(args.settings);
    const address = parseRepository(
      args.repository,
      process.env.GITHUB_SERVER_URL,
      listed(process.env.FONDATION_ALLOW_PRIVATE_HOSTS),
    );
    return await submitJob(ctx, await findOrAddRemote(ctx, address), chosen, freshness(args.settings));
  },
});

/** Submits a directory of the worker's machine by its absolute path. */
export const submitLocal = localMutation({
  args: { path: v.string(), name: v.string(), settings: v.optional(settings) },
  returns: submitted,
  handler: async (ctx, args) => {
    const chosen = checkSettings(args.settings);
    const repository = await findOrAddLocal(ctx, args.path, args.name);
    return await submitJob(ctx, repository, chosen, freshness(args.settings));
  },
});

/**
 * Submits the repository and settings of a failed or canceled job again. Throws JOB_NOT_FOUND,
 * JOB_NOT_RETRYABLE, ACCESS_DENIED for a local directory when access is not open, and what
 * {@link submit} throws.
 */
export const retry = viewerMutation({
  args: { jobId: v.string() },
  returns: submitted,
  handler: async (ctx, args) => {
    const job = await requireJob(ctx, args.jobId);
    const repository = await ctx.db.get("repositories", job.repositoryId);
    if (repository === null) throw refusal("job.unknown", {});
    if (repository.kind === "local") requireOpen();
    if (job.status === "completed") throw refusal("job.succeeded", {});
    const { engine, chapters, language }: JobSettings = job;
    return await submitJob(ctx, repository, { engine, chapters, language });
  },
});

/** Cancels an active job. Has no effect on a job that has ended. Throws JOB_NOT_FOUND. */
export const cancel = viewerMutation({
  args: { jobId: v.string() },
  returns: v.null(),
  handler: async (ctx, args) => {
    const job = await requireJob(ctx, args.jobId);
    if (isActive(job.status)) await move(ctx, job, "cancel");
    return null;
  },
});

/** A job; null for an unknown or malformed id. */
export const get = viewerQuery({
  args: { jobId: v.string() },
  returns: v.union(jobView, v.null()),
  handler: async (ctx, args) => {
    const jobId = ctx.db.normalizeId("jobs", args.jobId);
    const job = jobId === null ? null : await ctx.db.get("jobs", jobId);
    return job === null ? null : await readJobView(ctx, job);
  },
});

/** The latest jobs by time of submission, newest first; at most 100. */
export const recent = viewerQuery({
  args: { limit: v.number() },
  returns: v.array(jobView),
  handler: async (ctx, args) => {
    const jobs = await ctx.db
      .query("jobs")
      .withIndex("by_queuedAt")
      .order("desc")
      .take(itemCount(args.limit, 0));
    return await Promise.all(jobs.map((job) => readJobView(ctx, job)));
  },
});

function freshness(given: Infer<typeof settings> = {}): number | undefined {
  return given.fresh === true ? Date.now() : undefined;
}

async function requireJob(ctx: MutationCtx, id: string): Promise<Doc<"jobs">> {
  const jobId = ctx.db.normalizeId("jobs", id);
  const job = jobId === null ? null : await ctx.db.get("jobs", jobId);
  if (job === null) throw refusal("job.unknown", {});
  return job;
}
