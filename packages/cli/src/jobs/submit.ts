import { api } from "@fondation/backend";
import { type Environment, FondationError, readEnvironment } from "@fondation/environment";
import { listenForStop } from "@fondation/worker/stop-signals";
import { type CourseOptions, courseOverrides } from "../settings/course-options.ts";
import { startProgress } from "../terminal/progress.ts";
import { print, printJson } from "../terminal/result.ts";
import { addressFrom, type Caller, callerTo, followerOf } from "./connection.ts";
import { followJob, whereabouts } from "./follow.ts";
import { JobFailed } from "./job-failed.ts";
import { type Repository, repositoryFrom } from "./repository-argument.ts";
import type { SeenJob } from "./waiting.ts";
import type { WordedJob } from "./worded-job.ts";

export interface SubmitOptions extends CourseOptions {
  readonly convexUrl?: string;
  readonly wait?: true;
  readonly fresh?: true;
  readonly json?: true;
}

/** Prints the job. With `--wait`, follows it; the exit code is then 0 only for a completed job. */
export async function submit(text: string, options: SubmitOptions): Promise<void> {
  const settings = readEnvironment({
    overrides: { CONVEX_URL: options.convexUrl, ...courseOverrides(options) },
  });
  const address = addressFrom(settings);
  const repository = await repositoryFrom(
    text,
    settings.GITHUB_SERVER_URL,
    settings.FONDATION_ALLOW_PRIVATE_HOSTS,
  );
  const role = repository.kind === "local" ? "worker" : "viewer";
  const caller = await callerTo(address, role);
  const { jobId, created } = await submitRepository(caller, repository, settings, options.fresh);
  if (options.wait !== true) {
    if (options.json) printJson({ jobId, created });
    else print(created ? `job ${jobId} submitted` : `job ${jobId} is already at it`);
    return;
  }
  const job = await follow(jobId, (end) => followerOf(address, "viewer", end), options.json === true);
  if (options.json) printJson(job);
  else if (job.status === "completed") print(`${address.web ?? ""}${job.route}`);
  if (job.status === "failed") throw new JobFailed(job);
  if (job.status === "canceled") process.exitCode = 1;
}

/**
 * Submits a repository with the settings' engine, chapters and language. `fresh`: use no results of
 * earlier jobs.
 */
export function submitRepository(
  caller: Caller,
  repository: Repository,
  settings: Environment,
  fresh: boolean = false,
) {
  const chosen = {
    fresh,
    engine: settings.FONDATION_ENGINE,
    chapters: settings.FONDATION_CHAPTERS,
    language: settings.FONDATION_LANGUAGE,
  };
  return repository.kind === "local"
    ? caller.mutation(api.jobs.submitLocal, {
        path: repository.path,
        name: repository.name,
        settings: chosen,
      })
    : caller.mutation(api.jobs.submit, { repository: repository.text, settings: chosen });
}

async function follow(
  jobId: string,
  connect: (end: AbortController) => ReturnType<typeof followerOf>,
  quiet: boolean,
): Promise<WordedJob> {
  const { drain } = listenForStop();
  const end = new AbortController();
  const client = connect(end);
  const progress = quiet ? undefined : startProgress("waiting for a worker");
  try {
    const seen = (job: SeenJob) => {
      const { stage, detail } = whereabouts(job);
      progress?.at(stage, detail);
    };
    const job = await followJob(client, jobId, seen, AbortSignal.any([drain, end.signal]));
    if (job.status === "completed") progress?.succeed(`course of ${job.repositoryKey} ready`);
    else progress?.clear();
    return job;
  } catch (error) {
    progress?.clear();
    if (!drain.aborted) throw error;
    throw new FondationError({
      code: "INTERRUPTED",
      message: "stopped waiting; the job continues without this command",
      advice: `\`fondation jobs show ${jobId}\` shows its progress, \`fondation jobs cancel ${jobId}\` stops it.`,
    });
  } finally {
    await client.close();
  }
}
