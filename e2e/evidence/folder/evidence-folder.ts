/** Writes the evidence of a failed test into its folder: redacted, and short enough to pass on. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Service } from "../../system/contract/system.ts";
import { createRedaction } from "../../secrets/redaction.ts";
import { shortened, toJsonLines } from "../timeline/timeline.ts";
import { timelinePage } from "../timeline/timeline-page.ts";
import { cutToEnd } from "./cut.ts";
import { errorSentence, type Failure, summaryText, titleOf } from "./summary.ts";

/** Names of the files that others read. */
export const SUMMARY = "summary.md";
export const TIMELINE = "timeline.jsonl";
export const TIMELINE_PAGE = "timeline.html";

export interface Evidence extends Omit<Failure, "omissions"> {
  readonly services: readonly Pick<Service, "name" | "log">[];
  readonly secrets: Readonly<Record<string, string>>;
}

/** A file of the folder. */
export interface EvidenceFile {
  readonly name: string;
  readonly path: string;
  readonly contentType: string;
}

/** Returns the files, the first one to read first. Synchronous, so that an interruption loses none. */
export function writeEvidence(folder: string, evidence: Evidence): EvidenceFile[] {
  const { test, from, services, secrets } = evidence;
  const redact = createRedaction(secrets);
  const files: EvidenceFile[] = [];
  const omissions: string[] = [];
  const write = (name: string, contentType: string, content: string) => {
    const { text, found } = redact(content);
    if (found.length > 0) omissions.push(`\`${name}\` contained ${found.join(", ")}: redacted`);
    files.push({ name, path: path.join(folder, name), contentType });
    writeFileSync(path.join(folder, name), text);
  };
  mkdirSync(folder, { recursive: true });
  const events = shortened(evidence.timeline);
  const shown = { title: titleOf(test), error: errorSentence(test.errors[0]), events, from };
  write(TIMELINE_PAGE, "text/html", timelinePage(shown));
  write(TIMELINE, "application/x-ndjson", toJsonLines(events, from));
  for (const { name, log } of services.map((service) => ({ name: service.name, log: service.log() }))) {
    const cut = cutToEnd(log);
    if (cut.omitted > 0) omissions.push(`\`${name}.log\` is without its first ${cut.omitted} lines`);
    write(`${name}.log`, "text/plain", cut.text);
  }
  write(SUMMARY, "text/markdown", summaryText({ ...evidence, omissions }));
  return [...files.slice(-1), ...files.slice(0, -1)];
}
