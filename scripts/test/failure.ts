/**
 * The output of a reporter for a failed test: at the end of its run, and again at the end of all
 * runs.
 */
import { appendFileSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";

/** Names the file in which the caller collects failures. Without it, failures are only printed. */
export const FAILURES_FILE = "FONDATION_TEST_FAILURES";

/** Lines of an error to show. The expected and actual values are in the first lines. */
const LINES = 12;

interface ReportedError {
  readonly message?: string | undefined;
  readonly at?: { readonly file: string; readonly line: number } | undefined;
}

/** A line that begins with `FAILED`, followed by the first lines of the error. */
export function failureText(what: string, { message, at }: ReportedError): string {
  const text = stripVTControlCharacters(message ?? "It did not end as expected.");
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const place = at === undefined ? [] : [`at ${path.basename(at.file)}:${at.line}`];
  const below = [...lines.slice(0, LINES), ...place].map((each) => `  ${each}\n`);
  return [`FAILED ${what}\n`, ...below].join("");
}

/** Prints and collects failures. */
export class Failures {
  readonly #file: string | undefined;

  /**
   * Removes the variable from the environment, so that failures of the tests' own child runs are
   * not collected.
   */
  constructor(environment: NodeJS.ProcessEnv = process.env) {
    this.#file = environment[FAILURES_FILE] || undefined;
    delete environment[FAILURES_FILE];
  }

  /** Writes to standard error, and to the file of the caller if there is one. */
  say(text: string): void {
    process.stderr.write(text);
    if (this.#file !== undefined) appendFileSync(this.#file, text);
  }
}
