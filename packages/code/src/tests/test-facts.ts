/** What the tests of a repository promise, and how to run them. */

import type { CallGraph } from "../calls/call-graph.ts";
import type { CodeFunction } from "../calls/code-function.ts";
import type { Survey } from "../survey/survey.ts";
import type { TestCommand } from "./commands/command.ts";
import { testCommands } from "./commands/test-commands.ts";
import type { TestCase } from "./test-case.ts";
import { findTestCases } from "./test-cases.ts";

export interface TestFacts {
  readonly cases: readonly TestCase[];
  /** The tests that exercise a function. */
  of(fn: CodeFunction): readonly TestCase[];
  /** In the order of the file. */
  inFile(path: string): readonly TestCase[];
  /** Runs the file, or the test alone where the tool can. Undefined for an unknown tool. */
  commandFor(path: string, test?: TestCase): TestCommand | undefined;
}

export function readTests(survey: Survey, calls: CallGraph): TestFacts {
  const commandFor = testCommands(survey.texts);
  const cases = findTestCases(survey, calls);
  const byFile = Map.groupBy(cases, ({ file }) => file.path);
  const byFunction = new Map<CodeFunction, TestCase[]>();
  for (const test of cases) {
    for (const { fn } of test.exercises) {
      const known = byFunction.get(fn);
      if (known === undefined) byFunction.set(fn, [test]);
      else known.push(test);
    }
  }
  return {
    cases,
    of: (fn) => byFunction.get(fn) ?? [],
    inFile: (path) => byFile.get(path) ?? [],
    commandFor: (path, test) => commandFor(survey.byPath.get(path)?.language ?? "", test?.target ?? { path }),
  };
}
