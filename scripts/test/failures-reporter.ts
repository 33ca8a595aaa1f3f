/**
 * Lists the failed unit and integration tests again, in a few lines each, at the end of the output:
 * see {@link Failures}.
 */
import { relative } from "node:path";
import type { SerializedError } from "vitest";
import type { Reporter, TestModule } from "vitest/node";
import { Failures, failureText } from "./failure.ts";

/** Prints paths relative to `root`. Prints nothing when all tests passed. */
export class FailuresReporter implements Reporter {
  readonly #root: string;
  readonly #failures = new Failures();

  constructor(root: string) {
    this.#root = root;
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    for (const module of modules) {
      const file = relative(this.#root, module.moduleId);
      // Errors of a file that cannot be loaded, and of the hooks of a group.
      this.#say("", file, module.errors());
      for (const suite of module.children.allSuites()) this.#say(suite.fullName, file, suite.errors());
      for (const test of module.children.allTests("failed"))
        this.#say(test.fullName, file, test.result().errors ?? []);
    }
    this.#say("outside of the tests", "", errors);
  }

  #say(title: string, file: string, errors: readonly SerializedError[]): void {
    const [error] = errors;
    if (error === undefined) return;
    const { message, stacks } = error;
    const what = ["[unit]", title, file === "" ? "" : `(${file})`].filter((word) => word !== "").join(" ");
    this.#failures.say(failureText(what, { message, at: stacks?.[0] }));
  }
}
