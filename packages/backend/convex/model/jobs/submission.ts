/** Creates jobs: checks their settings and allows one active job per repository. */

import { DEFAULT_CHAPTERS, isChapterCount, MAX_CHAPTERS, MIN_CHAPTERS } from "@fondation/course/contract";
import { isActive } from "../../../src/jobs/lifecycle.ts";
import { refusal } from "../../../src/refusal.ts";
import type { Doc, Id } from "../../_generated/dataModel.js";
import type { MutationCtx } from "../../_generated/server.js";
import { requireAllowedOwner } from "../stored-repositories.ts";
import { requireQuota, viewerOf } from "./quota.ts";

export type JobSettings = Pick<Doc<"jobs">, "engine" | "chapters" | "language">;

const DEFAULTS: JobSettings = { engine: "auto", chapters: DEFAULT_CHAPTERS, language: "fr" };

/** Fills in the defaults. Throws SETTINGS_INVALID. */
export function checkSettings(
  given: { [Name in keyof JobSettings]?: JobSettings[Name] | undefined } = {},
): JobSettings {
  const chapters = given.chapters ?? DEFAULTS.chapters;
  if (!isChapterCount(chapters)) {
    throw refusal("settings.chapters", { chapters, least: MIN_CHAPTERS, most: MAX_CHAPTERS });
  }
  return {
    engine: given.engine ?? DEFAULTS.engine,
    chapters,
    language: given.language ?? DEFAULTS.language,
  };
}

/**
 * Queues a job, or returns the active one. `freshSince`: the job uses only checkpoints made after
 * this time. If it is absent, the limit of the repository's latest job still applies, unless that
 * job was completed. Throws REPOSITORY_DENIED or QUOTA_EXCEEDED.
 */
export async function submitJob(
  ctx: MutationCtx,
  repository: Doc<"repositories">,
  settings: JobSettings,
  freshSince?: number,
): Promise<{ jobId: Id<"jobs">; repositoryId: Id<"repositories">; created: boolean }> {
  requireAllowedOwner(repository);
  const repositoryId = repository._id;
  const { latestJobId } = repository;
  const latest = latestJobId === null ? null : await ctx.db.get("jobs", latestJobId);
  if (latest !== null && isActive(latest.status)) {
    return { jobId: latest._id, repositoryId, created: false };
  }
  const viewer = await viewerOf(ctx);
  if (viewer !== undefined) await requireQuota(ctx, viewer, settings);
  const since = freshSince ?? (latest?.status === "completed" ? undefined : latest?.freshSince);
  const now = Date.now();
  const jobId = await ctx.db.insert("jobs", {
    repositoryId,
    status: "queued",
    stage: null,
    step: 0,
    documentsDone: 0,
    documentsTotal: 0,
    documents: [],
    ...settings,
    attempt: 1,
    epoch: 0,
    spent: { lost: 0, backOff: 0, model: 0 },
    queuedAt: now,
    startedAt: null,
    endedAt: null,
    retryAt: null,
    error: null,
    ...(viewer === undefined ? {} : { viewer }),
    ...(settings.engine === "claude" ? { claude: "wished" as const } : {}),
    ...(since === undefined ? {} : { freshSince: since }),
  });
  await ctx.db.patch("repositories", repositoryId, {
    latestJobId: jobId,
    lastActivityAt: now,
  });
  return { jobId, repositoryId, created: true };
}
