/**
 * What a reporter says of a failed test: at the end of its run, and again at the end of everything,
 * where several runs follow each other.
 */
import { appendFileSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";

/**
 * The variable that names the file in which the caller collects what failed; without it, it is only
 * printed.
 */
export const FAILURES_FILE = "FONDATION_TEST_FAILURES";

/** Of an error; what was expected and what was there stand in the first lines. */
const LINES = 12;

/** An error as Playwright and Vitest report it. */
interface ReportedError {
  readonly message?: string | undefined;
  readonly at?: { readonly file: string; readonly line: number } | undefined;
}

/** A line that begins with `FAILED`, and the first lines of the error below it. */
export function failureText(what: string, { message, at }: ReportedError): string {
  const text = stripVTControlCharacters(message ?? "It did not end as expected.");
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const place = at === undefined ? [] : [`at ${path.basename(at.file)}:${at.line}`];
  const below = [...lines.slice(0, LINES), ...place].map((each) => `  ${each}\n`);
  return [`FAILED ${what}\n`, ...below].join("");
}

/** Says what failed. */
export class Failures {
  readonly #file: string | undefined;

  /** Takes the variable out of the environment: what tests start is not to be collected. */
  constructor(environment: NodeJS.ProcessEnv = process.env) {
    this.#file = environment[FAILURES_FILE] || undefined;
    delete environment[FAILURES_FILE];
  }

  /** Writes to standard error, and to the file of the caller where there is one. */
  say(text: string): void {
    process.stderr.write(text);
    if (this.#file !== undefined) appendFileSync(this.#file, text);
  }
}
