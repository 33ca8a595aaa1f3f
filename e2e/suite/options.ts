/** What a Playwright project sets, and what a test gets from the suite's fixtures. */
import type { TargetName } from "../../scripts/e2e/target.ts";
import type { ModelCredential } from "../system/services/anthropic.ts";

/**
 * How much of a course a reading opens in the browser; it checks all documents as the backend
 * stores them.
 * - `judged`: every document, each judged by axe.
 * - `full`: every document, the first of each kind judged by axe (one kind has one page layout).
 * - `sample`: the documents of `sampleOf`, without axe.
 */
export type ReadingDepth = "judged" | "full" | "sample";

export interface SuiteOptions {
  target: TargetName;
  /** Gives the workers a model: the Anthropic double. */
  model: boolean;
  /** The variable that gives the workers the model's credential. */
  credential: ModelCredential;
  /** How courses are read: in full on the first target of a run, as a sample on the others. */
  depth: Exclude<ReadingDepth, "judged">;
}

/** A repository that only one test knows. */
export interface TestRepository {
  /** `owner/name`, as a user types it into the page. */
  readonly key: string;
  /** The address of its course. */
  readonly route: string;
  /** Undefined for an empty repository. */
  readonly commit: string | undefined;
}
