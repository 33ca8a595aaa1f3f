/** `fondation jobs list | show | cancel | retry`. */
import { api } from "@fondation/backend";
import { readEnvironment } from "@fondation/environment";
import { print, printJson } from "../terminal/result.ts";
import { table } from "../terminal/table.ts";
import { addressFrom, type Caller, callerTo } from "./connection.ts";
import { JOB_HEADS, jobFacts, jobRow, usageRows } from "./job-table.ts";
import { unknownJob } from "./follow.ts";
import { needsClaude, seenWith } from "./waiting.ts";
import { worded } from "./worded-job.ts";

const DEFAULT_LIMIT = 20;

export interface JobsOptions {
  readonly convexUrl?: string;
  readonly json?: true;
  readonly limit?: string;
}

export async function listJobs(options: JobsOptions): Promise<void> {
  const caller = await connect(options);
  const jobs = await caller.query(api.jobs.recent, { limit: Number(options.limit ?? DEFAULT_LIMIT) });
  if (options.json) return printJson(jobs.map(worded));
  if (jobs.length === 0) return print("no job yet; `fondation submit <repository>` makes one");
  print(table([JOB_HEADS, ...jobs.map(jobRow)]));
}

/** @throws JOB_NOT_FOUND */
export async function showJob(jobId: string, options: JobsOptions): Promise<void> {
  const caller = await connect(options);
  const found = await caller.query(api.jobs.get, { jobId });
  if (found === null) throw unknownJob(jobId);
  const serving = needsClaude(found)
    ? await caller.query(api.workers.serving, { engine: "claude" })
    : undefined;
  const job = seenWith(found, serving);
  if (options.json) return printJson(job);
  print(table(jobFacts(job)));
  if (job.usage !== null) print(`\n${table(usageRows(job.usage))}`);
}

/** Has no effect on a job that has ended. */
export async function cancelJob(jobId: string, options: JobsOptions): Promise<void> {
  await (await connect(options)).mutation(api.jobs.cancel, { jobId });
  if (options.json) printJson({ jobId, canceled: true });
  else print(`job ${jobId} canceled, unless it had ended`);
}

/** Creates a new job with the repository and settings of a failed or canceled one. */
export async function retryJob(jobId: string, options: JobsOptions): Promise<void> {
  const answer = await (await connect(options)).mutation(api.jobs.retry, { jobId });
  if (options.json) printJson(answer);
  else print(answer.created ? `job ${answer.jobId} submitted` : `job ${answer.jobId} is already at it`);
}

function connect({ convexUrl }: JobsOptions): Promise<Caller> {
  return callerTo(addressFrom(readEnvironment({ overrides: { CONVEX_URL: convexUrl } })), "viewer");
}
