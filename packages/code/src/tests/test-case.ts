import type { SourceFile } from "../survey/survey.ts";
import type { Place } from "../syntax/parsed-code.ts";
import type { Target } from "./commands/command.ts";

export interface TestCase {
  /** The title after those of its groups, divided by ` › `. */
  readonly title: string;
  readonly place: Place;
  readonly file: SourceFile;
  /** What a command needs to run this test alone. */
  readonly target: Target;
}
