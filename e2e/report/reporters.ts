/** The reporters of a run, in the order in which they must write. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { ReporterDescription } from "@playwright/test";

interface ReporterOptions {
  /** Standard output contains only Playwright's JSON report. */
  readonly json: boolean;
  /** The run is one shard: also write a report for `--merge`. */
  readonly blob: boolean;
  /** The reports will be published: remove files with a secret. */
  readonly published: boolean;
}

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** `root` is the directory to write in. */
export function reporters(root: string, { json, blob, published }: ReporterOptions): ReporterDescription[] {
  const results = path.join(root, "test-results");
  const html = path.join(root, "playwright-report");
  const blobs = path.join(root, "blob-report");
  return [
    // Before those that copy or pack the files of a test.
    [file("./evidence/evidence-reporter.ts"), { outputFile: path.join(results, "evidence.json") }],
    [json ? "json" : "list"],
    ["html", { open: "never", outputFolder: html }],
    ["junit", { outputFile: path.join(results, "junit.xml") }],
    // After the HTML reporter, which empties this folder.
    [file("./documents/documents-reporter.ts"), { outputFolder: html }],
    ...(blob ? ([["blob", { outputDir: blobs }]] as const) : []),
    [file("./durations-reporter.ts"), { outputFile: path.join(results, "durations.json") }],
    [file("./matrix-reporter.ts"), { outputFile: path.join(results, "crash-matrix.md") }],
    [file("./failures-reporter.ts")],
    // The last one, because it searches the output of the others.
    [file("./secrets-reporter.ts"), { directories: [results, html, blobs], remove: published }],
  ];
}
