/** A job as lines and columns of text. */
import type { JobView } from "@fondation/backend";
import { engineReason } from "../messages/engine-words.ts";
import { NO_CLAUDE, type SeenJob } from "./waiting.ts";

type Usage = NonNullable<JobView["usage"]>;
type Spending = Usage["total"];

const STEPS = ["abstractions", "relationships", "order", "chapters", "reviews", "tutorials"];

/** Column headers of {@link jobRow}. */
export const JOB_HEADS = ["JOB", "REPOSITORY", "STATUS", "PROGRESS", "ENGINE", "COST", "QUEUED"];

export function jobRow(job: JobView): string[] {
  const cost = job.usage === null ? "-" : dollars(job.usage.total.costUsd);
  const { name } = job.engineChosen ?? { name: job.engine };
  return [job.jobId, job.repositoryKey, job.status, progressOf(job), name, cost, time(job.queuedAt)];
}

/** Names and values for the details of a job. */
export function jobFacts(job: SeenJob): [string, string][] {
  const facts: [string, string][] = [
    ["job", job.jobId],
    ["repository", job.repositoryKey],
    ["page", job.route],
    ["status", job.status],
    ["progress", progressOf(job)],
    ["settings", `engine ${job.engine}, ${job.chapters} chapters, language ${job.language}`],
    ["attempt", String(job.attempt)],
    ["queued", time(job.queuedAt)],
    ["started", time(job.startedAt)],
    ["ended", time(job.endedAt)],
  ];
  if (job.engineChosen !== null) facts.push(["engine", engineOf(job.engineChosen)]);
  if (job.waitsFor === "claude") facts.push(["waits for", NO_CLAUDE]);
  if (job.retryAt !== null) facts.push(["tries again", time(job.retryAt)]);
  if (job.error !== null) {
    facts.push(["error", `${job.error.code}: ${job.error.message}`], ["advice", job.error.advice]);
  }
  return facts;
}

/** Requests, tokens and cost of a model: a line per step, and their sum. */
export function usageRows({ steps, total }: Usage): string[][] {
  return [
    ["STEP", "REQUESTS", "TOKENS IN", "CACHE READ", "CACHE WRITTEN", "TOKENS OUT", "ESTIMATED COST"],
    ...steps.map(({ step, ...spent }) => usageRow(`${step} ${STEPS[step - 1] ?? ""}`, spent)),
    usageRow("total", total),
  ];
}

function usageRow(name: string, spent: Spending): string[] {
  const { requests, inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens, costUsd } = spent;
  const counts = [requests, inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens].map(String);
  return [name, ...counts, dollars(costUsd)];
}

function engineOf(chosen: NonNullable<JobView["engineChosen"]>): string {
  const { name, version } = chosen;
  const stamp = version === undefined ? name : `${name} ${version}`;
  const reason = engineReason(chosen);
  return reason === undefined ? stamp : `${stamp} (${reason})`;
}

/** For a job that waits for its next attempt, also the time of that attempt. */
function progressOf({ status, step, documentsDone, documentsTotal, retryAt }: JobView): string {
  if (status === "running") return `${step}/6, ${documentsDone}/${documentsTotal} documents`;
  return status === "delayed" ? `again at ${time(retryAt)}` : "-";
}

export function time(at: number | null): string {
  return at === null ? "-" : `${new Date(at).toISOString().replace("T", " ").slice(0, 19)}Z`;
}

/** US dollars to a hundredth of a cent, because a step may cost little. */
function dollars(amount: number): string {
  return `$${amount.toFixed(4)}`;
}
