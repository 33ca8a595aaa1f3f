/**
 * The failed unit and integration tests once more, in a few lines each, at the end of everything:
 * {@link Failures}.
 */
import { relative } from "node:path";
import type { SerializedError } from "vitest";
import type { Reporter, TestModule } from "vitest/node";
import { Failures, failureText } from "./failure.ts";

/** Paths are told from `root`. Says nothing where all passed. */
export class FailuresReporter implements Reporter {
  readonly #root: string;
  readonly #failures = new Failures();

  constructor(root: string) {
    this.#root = root;
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    for (const module of modules) {
      const file = relative(this.#root, module.moduleId);
      // Of a file that cannot be read, and of the hooks of a group.
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
