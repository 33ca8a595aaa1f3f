import type { Lines } from "./lines.ts";

/** A test, or a group of tests, as a test framework declares it. */
export interface TestBlock extends Lines {
  /** The title as written without quotes, else the name of the function. */
  readonly title: string;
  /** The function that is the test; absent for a block with a title. */
  readonly name?: string;
  /** Declares other tests, and is none itself. */
  readonly isGroup: boolean;
}
