/**
 * Prints each failed test with its location and error at the end of a run, where a truncated log
 * still contains it.
 */
import path from "node:path";
import type { FullConfig, Reporter, Suite, TestCase, TestError } from "@playwright/test/reporter";
import { Failures, failureText } from "../../scripts/test/failure.ts";

/** Prints nothing when all tests passed. */
export default class FailuresReporter implements Reporter {
  #root = "";
  #suite: Suite | undefined;
  readonly #errors: TestError[] = [];
  readonly #failures = new Failures();

  printsToStdio(): boolean {
    return false;
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.#root = config.rootDir;
    this.#suite = suite;
  }

  /** Errors outside of any test. */
  onError(error: TestError): void {
    this.#errors.push(error);
  }

  onEnd(): void {
    const tests = this.#suite?.allTests().filter((test) => !test.ok()) ?? [];
    for (const test of tests) this.#failures.say(this.#sentence(test));
    for (const error of this.#errors)
      this.#failures.say(failureText("outside of the tests", reported(error)));
  }

  #sentence(test: TestCase): string {
    const { file, line } = test.location;
    const [, project = "", , ...titles] = test.titlePath();
    const error = test.results.flatMap(({ errors }) => errors)[0];
    const place = `${path.relative(this.#root, file)}:${line}`;
    return failureText(`[${project}] ${titles.join(" › ")} (${place})`, reported(error));
  }
}

const reported = (error: TestError | undefined) => ({
  message: error?.message ?? error?.value,
  at: error?.location,
});
