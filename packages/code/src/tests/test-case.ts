import type { CodeFunction } from "../calls/code-function.ts";
import type { SourceFile } from "../survey/survey.ts";
import type { Place } from "../syntax/parsed-code.ts";
import type { Target } from "./commands/command.ts";

export interface Exercise {
  readonly fn: CodeFunction;
  readonly line: number;
}

export interface TestCase {
  /** The title after those of its groups, divided by ` › `. */
  readonly title: string;
  readonly place: Place;
  readonly file: SourceFile;
  /**
   * The functions outside of test files that its body certainly calls, itself or through a function
   * of the same file; with the line of the test, in order.
   */
  readonly exercises: readonly Exercise[];
  /** What a command needs to run this test alone. */
  readonly target: Target;
}
