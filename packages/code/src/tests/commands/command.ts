import type { Place } from "../../syntax/parsed-code.ts";

/** A shell command, to be run at the root of the repository. */
export interface TestCommand {
  readonly command: string;
  /** The line of a manifest that names the tool. */
  readonly place: Place;
}

/** What to run: a file, or one test of it. */
export interface Target {
  readonly path: string;
  readonly line?: number;
  /** The title of a test without those of its groups. */
  readonly title?: string;
  /** The function that is the test. */
  readonly name?: string;
  /** The class of the function. */
  readonly container?: string;
  /** The package that the file declares. */
  readonly packageName?: string;
}
