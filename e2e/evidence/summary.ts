/**
 * The summary of a failed test: its first error, the progress of the job, and the command that
 * reproduces it.
 */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import type { JobView } from "@fondation/backend";
import type { TestInfo } from "@playwright/test";
import type { TimelineEvent } from "./timeline-event.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SHOWN = 10;

export type FailedTest = Pick<TestInfo, "titlePath" | "file" | "line" | "project"> & {
  readonly errors: readonly { readonly message?: string | undefined }[];
};

export interface Failure {
  readonly test: FailedTest;
  /** The progress of the start or of the jobs. */
  readonly stages: readonly string[];
  readonly timeline: readonly TimelineEvent[];
  /** Start of the test in milliseconds since the epoch. */
  readonly from: number;
}

export function summaryText({ test, stages, timeline, from }: Failure): string {
  const { titlePath, file, line, errors, project } = test;
  const place = `${path.relative(ROOT, file)}:${line}`;
  const troubles = timeline.filter(({ trouble }) => trouble).slice(0, SHOWN);
  const error = stripVTControlCharacters(errors[0]?.message ?? "The test did not end as expected.");
  return [
    `# ${titlePath.slice(1).join(" › ")}`,
    "## First error",
    `\`\`\`\n${error}\n\`\`\``,
    "## Stage",
    stages.length === 0 ? "No job had been submitted." : bullets(stages),
    "## Reproduce",
    `\`\`\`sh\nbun run e2e --target ${project.name} ${place}\n\`\`\``,
    "## First troubles that anybody noticed",
    troubles.length === 0
      ? "None: neither the page, nor a service, nor the engine noticed any."
      : bullets(troubles.map((event) => troubleText(event, from))),
    "Everything else is in `timeline.txt`, in the log of each service, and in the trace.",
  ].join("\n\n");
}

export function jobStage(job: JobView): string {
  const { jobId, repositoryKey, status, stage, step, documentsDone, documentsTotal, attempt, error } = job;
  const where = stage === null ? "no stage" : `stage \`${stage}\`, step ${step} of 6`;
  const why = error === null ? "" : `, ${error.code} (${error.reason ?? "no reason"})`;
  return `${repositoryKey} (job ${jobId}): ${status}, ${where}, ${documentsDone} of ${documentsTotal} documents, attempt ${attempt}${why}`;
}

function troubleText({ at, source, text }: TimelineEvent, from: number): string {
  return `${((at - from) / 1_000).toFixed(1)} s, ${source}: ${text.replaceAll(/\s+/g, " ").slice(0, 300)}`;
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}
