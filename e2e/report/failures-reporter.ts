/** The last words of a run: each failed test with its place and what it failed with, where the end of a log is all that is kept of it. */
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { FullConfig, Reporter, Suite, TestCase, TestError } from "@playwright/test/reporter";

/** Of an error; what was expected and what was there stand in the first lines. */
const LINES = 12;

/** Writes to standard error, and nothing where all passed. */
export default class FailuresReporter implements Reporter {
  #root = "";
  #suite: Suite | undefined;
  readonly #errors: TestError[] = [];

  printsToStdio(): boolean {
    return false;
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.#root = config.rootDir;
    this.#suite = suite;
  }

  /** What goes wrong outside of any test. */
  onError(error: TestError): void {
    this.#errors.push(error);
  }

  onEnd(): void {
    const tests = this.#suite?.allTests().filter((test) => !test.ok()) ?? [];
    for (const test of tests) process.stderr.write(this.#sentence(test));
    for (const error of this.#errors)
      process.stderr.write(`FAILED outside of the tests\n${firstLines(error)}`);
  }

  #sentence(test: TestCase): string {
    const { file, line } = test.location;
    const [, project = "", , ...titles] = test.titlePath();
    const error = test.results.flatMap(({ errors }) => errors)[0];
    const place = `${path.relative(this.#root, file)}:${line}`;
    return `FAILED [${project}] ${titles.join(" › ")} (${place})\n${firstLines(error)}`;
  }
}

function firstLines(error: TestError | undefined): string {
  const text = stripVTControlCharacters(error?.message ?? error?.value ?? "It did not end as expected.");
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const { file, line } = error?.location ?? {};
  const at = file === undefined ? [] : [`at ${path.basename(file)}:${line}`];
  return [...lines.slice(0, LINES), ...at].map((each) => `  ${each}\n`).join("");
}
