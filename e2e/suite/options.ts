/** The options that a Playwright project sets, and the repository that a test gets. */
import type { TargetName } from "../../scripts/e2e/target.ts";
import type { ModelCredential } from "../system/services/anthropic.ts";

/**
 * How many documents of a course a reading opens in the browser. It checks all documents as stored
 * by the backend.
 * - `judged`: every document, each judged by axe.
 * - `full`: every document, the first of each kind judged by axe (one kind has one page layout).
 * - `sample`: the documents of `sampleOf`, without axe.
 */
export type ReadingDepth = "judged" | "full" | "sample";

export interface SuiteOptions {
  target: TargetName;
  /** The program under test on processes: that of the build, or one with a defect. */
  bundle: string;
  /** Whether the workers have a model: the Anthropic double. */
  model: boolean;
  /** Whether jobs can be held at every point: see `system/services/gated.ts`. */
  gated: boolean;
  /** Whether the connections of workers and pages can be disturbed; on processes. */
  linked: boolean;
  /** The variable that gives the workers the model's credential. */
  credential: ModelCredential;
  /** How courses are read: completely on the first target of a run, as a sample on the others. */
  depth: Exclude<ReadingDepth, "judged">;
}

/** A repository that only one test uses. */
export interface TestRepository {
  /** `owner/name`, as a user types it on the page. */
  readonly key: string;
  readonly route: string;
  /** Undefined for an empty repository. */
  readonly commit: string | undefined;
}
