/** The first thing to read of a failed test: what went wrong first, how far the job was, and how to see it again. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import type { JobView } from "@fondation/backend";
import type { TestInfo } from "@playwright/test";
import type { TimelineEvent } from "./timeline-event.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SHOWN = 10;

/** Which test, and what it failed with. */
export type FailedTest = Pick<TestInfo, "titlePath" | "file" | "line" | "project"> & {
  readonly errors: readonly { readonly message?: string | undefined }[];
};

/** What is known of a failed test. */
export interface Failure {
  readonly test: FailedTest;
  /** How far it was: of a start, or of its jobs. */
  readonly stages: readonly string[];
  readonly moments: readonly TimelineEvent[];
  /** When the test began; milliseconds since the epoch. */
  readonly from: number;
}

/** Markdown. */
export function summaryText({ test, stages, moments, from }: Failure): string {
  const { titlePath, file, line, errors, project } = test;
  const place = `${path.relative(ROOT, file)}:${line}`;
  const troubles = moments.filter(({ trouble }) => trouble).slice(0, SHOWN);
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
      : bullets(troubles.map((moment) => troubleText(moment, from))),
    "Everything else is in `timeline.txt`, in the log of each service, and in the trace.",
  ].join("\n\n");
}

/** How far a job was. */
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
