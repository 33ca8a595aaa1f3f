/**
 * The summary of a failed test: what failed in one sentence, how far the job was, who was last seen
 * healthy when, and the command that runs it again.
 */
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import type { JobView } from "@fondation/backend";
import type { TimelineEvent } from "../timeline/timeline-event.ts";
import type { LastSign } from "./last-signs.ts";
import { type RerunTest, rerunCommand } from "./rerun.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const SHOWN = 10;
/** Letters of one line. */
const LENGTH = 300;

/** Playwright's words, at the end of a call log or in the first line. */
const CLOSED = /Target page, context or browser has been closed/;

export interface TestError {
  readonly message?: string | undefined;
  readonly stack?: string | undefined;
}

type FailedTest = RerunTest & { readonly errors: readonly TestError[] };

export interface Failure {
  readonly test: FailedTest;
  /** The progress of the start or of the jobs. */
  readonly stages: readonly string[];
  readonly signs: readonly LastSign[];
  readonly timeline: readonly TimelineEvent[];
  /** Start of the test in milliseconds since the epoch. */
  readonly from: number;
  /** What is left out of the folder or made unreadable. */
  readonly omissions: readonly string[];
}

export function summaryText(failure: Failure): string {
  const { test, stages, signs, timeline, from, omissions } = failure;
  const [error] = test.errors;
  const troubles = firstTroubles(timeline);
  return [
    `# ${titleOf(test)}`,
    `**${errorSentence(error)}**${placeOf(error)}`,
    "## Stage of the job",
    stages.length === 0 ? "No job had been submitted." : bullets(stages),
    "## Last healthy sign of each service",
    signs.length === 0 ? "No service had been started." : bullets(signs.map((sign) => signText(sign, from))),
    "## First signs of a problem",
    troubles.length === 0
      ? "None: neither the page, nor a service, nor the engine noticed any."
      : bullets(troubles.map((events) => repeatedText(events, from))),
    "## Run exactly this test again",
    `\`\`\`sh\n${rerunCommand(test)}\n\`\`\``,
    "## First error",
    `\`\`\`\n${plain(error)}\n\`\`\``,
    "## More in this folder",
    bullets([
      "`timeline.html`: page, requests, services, mutations, engine and job on one clock; `timeline.jsonl` for programs",
      "`error-context.md`: what the page showed; screenshots; the log of every service",
      "`trace.zip`: every action of the test (`npx playwright show-trace trace.zip`)",
      ...omissions,
    ]),
    "",
  ].join("\n\n");
}

export function titleOf({ titlePath }: Pick<RerunTest, "titlePath">): string {
  return titlePath.slice(1).join(" › ");
}

/**
 * The first line of an error, and what was expected and received. Playwright writes these on lines of
 * their own, or as the lines of a comparison.
 */
export function errorSentence(error: TestError | undefined): string {
  const lines = plain(error).split("\n");
  const first = lines.find((line) => line.trim() !== "")?.replace(/^Error: /, "") ?? "";
  const details = lines
    .filter((line) => /^\s*(?:Locator|Expected|Received|Timeout)\b[^:]{0,40}: /.test(line))
    .map((line) => line.trim());
  if (CLOSED.test(lines.join("\n"))) details.push("the page or its browser was closed");
  const compared = ["-", "+"].flatMap((sign) => {
    const line = lines.find((text) => text.startsWith(`${sign}  `));
    return line === undefined
      ? []
      : [`${sign === "-" ? "expected" : "received"} ${line.slice(1).trim().replace(/,$/, "")}`];
  });
  return short([first, ...(details.length > 0 ? details : compared)].join("; "));
}

/** The first place in the suite: where to read. */
function placeOf(error: TestError | undefined): string {
  const at = error?.stack?.split("\n").find((line) => line.includes(`${ROOT}e2e/`));
  const place = at?.slice(at.indexOf(ROOT) + ROOT.length).replace(/\)$/, "");
  return place === undefined ? "" : `\n(${place})`;
}

function plain(error: TestError | undefined): string {
  return stripVTControlCharacters(error?.message ?? "The test did not end as expected.");
}

export function jobStage(job: JobView): string {
  const { jobId, repositoryKey, status, stage, step, documentsDone, documentsTotal, attempt, error } = job;
  const where = stage === null ? "no stage" : `stage \`${stage}\`, step ${step} of 6`;
  const why = error === null ? "" : `, ${error.code} (${error.reason ?? "no reason"})`;
  return `${repositoryKey} (job ${jobId}): ${status}, ${where}, ${documentsDone} of ${documentsTotal} documents, attempt ${attempt}${why}`;
}

function signText({ service, running, sign, trouble }: LastSign, from: number): string {
  const now = running ? "runs" : "**has ended**";
  const last = sign === undefined ? "no healthy sign" : `last healthy sign at ${eventText(sign, from)}`;
  const then = trouble === undefined ? "" : `; then at ${eventText(trouble, from)}`;
  return `${service} (${now}): ${last}${then}`;
}

/** The first signs of a problem, each with those that repeat it. */
function firstTroubles(timeline: readonly TimelineEvent[]): TimelineEvent[][] {
  const troubles = timeline.filter(({ trouble }) => trouble);
  return [...Map.groupBy(troubles, ({ source, text }) => `${source} ${text}`).values()].slice(0, SHOWN);
}

function repeatedText(events: readonly TimelineEvent[], from: number): string {
  const [first] = events as [TimelineEvent];
  return `${eventText(first, from)}${events.length === 1 ? "" : ` (${events.length} times)`}`;
}

function eventText({ at, source, text }: TimelineEvent, from: number): string {
  return `${((at - from) / 1_000).toFixed(1)} s, ${source}: ${short(text)}`;
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > LENGTH ? `${line.slice(0, LENGTH)}…` : line;
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}
