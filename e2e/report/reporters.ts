/** What a run of the suite writes, in the order in which it must be written. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { ReporterDescription } from "@playwright/test";

/** What the caller of a run wants of its reports. */
interface Wishes {
  /** Standard output is Playwright's JSON report alone, for a program. */
  readonly json: boolean;
  /** One shard of several, also reported for `--merge`. */
  readonly blob: boolean;
  /** The reports go to others at the end: a file with a secret is removed. */
  readonly handedOn: boolean;
}

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The reporters of a run that writes below `root`, a directory. */
export function reporters(root: string, { json, blob, handedOn }: Wishes): ReporterDescription[] {
  const results = path.join(root, "test-results");
  const html = path.join(root, "playwright-report");
  const blobs = path.join(root, "blob-report");
  return [
    [json ? "json" : "list"],
    ["html", { open: "never", outputFolder: html }],
    ["junit", { outputFile: path.join(results, "junit.xml") }],
    // After the HTML reporter, which empties its folder.
    [file("./documents/documents-reporter.ts"), { outputFolder: html }],
    ...(blob ? ([["blob", { outputDir: blobs }]] as const) : []),
    [file("./durations-reporter.ts"), { outputFile: path.join(results, "durations.json") }],
    [file("./failures-reporter.ts")],
    // The last: it searches what the others have written.
    [file("./secrets-reporter.ts"), { directories: [results, html, blobs], remove: handedOn }],
  ];
}
