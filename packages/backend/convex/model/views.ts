/** Views of the tables for the pages and the command line. They contain no secrets. */

import { withTotal } from "@fondation/course/usage";
import { type Infer, v } from "convex/values";
import { retryHelps } from "../../src/jobs/retry.ts";
import type { Doc } from "../_generated/dataModel.js";
import type { QueryCtx } from "../_generated/server.js";
import * as shared from "./validators.ts";

/** Times are in milliseconds since the epoch, by the backend's clock. */
export const jobView = v.object({
  jobId: v.id("jobs"),
  repositoryId: v.id("repositories"),
  repositoryKey: v.string(),
  route: v.string(),
  status: shared.jobStatus,
  stage: v.union(shared.stage, v.null()),
  step: v.number(),
  documentsDone: v.number(),
  documentsTotal: v.number(),
  documents: v.array(shared.documentName),
  engine: shared.engineChoice,
  language: shared.language,
  chapters: v.number(),
  attempt: v.number(),
  epoch: v.number(),
  queuedAt: v.number(),
  startedAt: v.union(v.number(), v.null()),
  endedAt: v.union(v.number(), v.null()),
  retryAt: v.union(v.number(), v.null()),
  error: v.union(shared.shownError, v.null()),
  usage: v.union(shared.shownUsage, v.null()),
  engineChosen: v.union(shared.engineChosen, v.null()),
});

/** A repository with its latest job and its current course. */
export const repositoryView = v.object({
  repositoryId: v.id("repositories"),
  key: v.string(),
  owner: v.string(),
  name: v.string(),
  host: v.string(),
  url: v.string(),
  route: v.string(),
  latestJob: v.union(jobView, v.null()),
  course: v.union(
    v.object({
      courseId: v.id("courses"),
      commit: v.string(),
      engine: shared.engineStamp,
      language: shared.language,
      chapters: v.number(),
      completedAt: v.number(),
      documents: v.number(),
    }),
    v.null(),
  ),
  languages: v.array(v.string()),
});

/** The path of a repository's course on the pages. */
export function routeOf(key: string): string {
  return `/cours/${key}`;
}

export function toJobView(job: Doc<"jobs">, repositoryKey: string): Infer<typeof jobView> {
  const {
    _id,
    _creationTime,
    spent,
    error,
    usage,
    engineChosen,
    freshSince,
    commit,
    claude,
    claimedBy,
    viewer,
    ...shown
  } = job;
  return {
    jobId: _id,
    repositoryKey,
    route: routeOf(repositoryKey),
    ...shown,
    error: error === null ? null : shownErrorOf(error),
    usage: usage === undefined ? null : withTotal(usage.steps),
    engineChosen: engineChosen ?? null,
  };
}

function shownErrorOf({ code, reason, facts }: NonNullable<Doc<"jobs">["error"]>) {
  return {
    code,
    ...(reason === undefined ? {} : { reason }),
    ...(facts === undefined ? {} : { facts }),
    retryable: retryHelps(code),
  };
}

/** The view of a job whose repository is not loaded yet. */
export async function readJobView(ctx: QueryCtx, job: Doc<"jobs">): Promise<Infer<typeof jobView>> {
  const repository = await ctx.db.get("repositories", job.repositoryId);
  if (repository === null) throw new Error(`Job ${job._id} has no repository.`);
  return toJobView(job, repository.key);
}

export async function readRepositoryView(
  ctx: QueryCtx,
  repository: Doc<"repositories">,
): Promise<Infer<typeof repositoryView>> {
  const { _id, key, owner, name, host, url, latestJobId, currentCourseId } = repository;
  const job = latestJobId === null ? null : await ctx.db.get("jobs", latestJobId);
  const course = currentCourseId === null ? null : await ctx.db.get("courses", currentCourseId);
  return {
    repositoryId: _id,
    key,
    owner,
    name,
    host,
    url,
    route: routeOf(key),
    latestJob: job === null ? null : toJobView(job, key),
    course: course === null ? null : summary(course),
    languages: course?.languages ?? [],
  };
}

function summary(course: Doc<"courses">) {
  const { _id, commit, engine, language, chapters, completedAt, documents } = course;
  return {
    courseId: _id,
    commit,
    engine,
    language,
    chapters,
    completedAt: completedAt ?? 0,
    documents,
  };
}
