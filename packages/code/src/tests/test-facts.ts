/** What the tests of a repository promise, and how to run them. */

import type { Survey } from "../survey/survey.ts";
import type { TestCommand } from "./commands/command.ts";
import { testCommands } from "./commands/test-commands.ts";
import type { TestCase } from "./test-case.ts";
import { findTestCases } from "./test-cases.ts";

export interface TestFacts {
  readonly cases: readonly TestCase[];
  /** Runs the file, or the test alone where the tool can. Undefined for an unknown tool. */
  commandFor(path: string, test?: TestCase): TestCommand | undefined;
}

export function readTests(survey: Survey): TestFacts {
  const commandFor = testCommands(survey.texts);
  return {
    cases: findTestCases(survey),
    commandFor: (path, test) => commandFor(survey.byPath.get(path)?.language ?? "", test?.target ?? { path }),
  };
}
