/**
 * Completes the folder of each failed test: adds the steps of the test to its timeline, keeps the
 * folder below its limit, and records how long it took. Runs before the reporters that copy the files.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import { SUMMARY, TIMELINE, TIMELINE_PAGE } from "../../evidence/folder/evidence-folder.ts";
import { FOLDER_SIZE, shrinkTrace, sizeOf } from "../../evidence/folder/size.ts";
import { errorSentence } from "../../evidence/folder/summary.ts";
import { between, fromJsonLines, toJsonLines } from "../../evidence/timeline/timeline.ts";
import { timelinePage } from "../../evidence/timeline/timeline-page.ts";
import { createRedaction } from "../../secrets/redaction.ts";
import { notedSecrets } from "../../secrets/run-secrets.ts";
import { failureTime, stepEvents } from "./step-events.ts";

interface FolderRecord {
  readonly folder: string;
  readonly test: string;
  /** Seconds from the failure until the folder could be read: all but the trace. */
  readonly readable: number;
  /** Seconds until it had the trace, which Playwright writes after it has stopped the system. */
  readonly complete: number;
  readonly bytes: number;
}

/** `outputFile`: the records of all folders as JSON. */
export default class EvidenceReporter implements Reporter {
  readonly #file: string;
  readonly #records: FolderRecord[] = [];

  constructor(options: { readonly outputFile: string }) {
    this.#file = options.outputFile;
  }

  printsToStdio(): boolean {
    return false;
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const timeline = result.attachments.find(({ name }) => name === TIMELINE)?.path;
    // Merged reports have the files of all tests in one folder, under other names.
    if (timeline === undefined || path.basename(timeline) !== TIMELINE) return;
    const folder = path.dirname(timeline);
    const failed = failureTime(result);
    const readable = statSync(path.join(folder, SUMMARY)).mtimeMs;
    addSteps(timeline, test, result);
    const trace = result.attachments.find(({ name }) => name === "trace")?.path;
    if (trace !== undefined && existsSync(trace)) {
      const count = shrinkTrace(folder, trace);
      if (count > 0) {
        const limit = `${FOLDER_SIZE / 1_000_000} MB`;
        appendFileSync(
          path.join(folder, SUMMARY),
          `\nThe trace is without its ${count} largest files: a folder has at most ${limit}.\n`,
        );
      }
    }
    this.#records.push({
      folder,
      test: test.titlePath().slice(1).join(" › "),
      readable: (readable - failed) / 1_000,
      complete: (Date.now() - failed) / 1_000,
      bytes: sizeOf(folder),
    });
  }

  async onEnd(): Promise<void> {
    if (this.#records.length === 0) return;
    for (const { folder, readable, bytes } of this.#records) {
      const facts = `${(bytes / 1_000_000).toFixed(1)} MB, ${readable.toFixed(1)} s after the failure`;
      process.stderr.write(`Evidence: ${path.relative(process.cwd(), folder)} (${facts})\n`);
    }
    mkdirSync(path.dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, `${JSON.stringify(this.#records, undefined, 2)}\n`);
  }
}

/** Rewrites the timeline in place, because the report already names its files. */
function addSteps(file: string, test: TestCase, result: TestResult): void {
  const { from, events } = fromJsonLines(readFileSync(file, "utf8"));
  const all = between([...events, ...stepEvents(result)], from);
  const [, , , ...titles] = test.titlePath();
  const page = { title: titles.join(" › "), error: errorSentence(result.errors[0]), events: all, from };
  const redact = createRedaction(notedSecrets());
  writeFileSync(file, redact(toJsonLines(all, from)).text);
  writeFileSync(path.join(path.dirname(file), TIMELINE_PAGE), redact(timelinePage(page)).text);
}
