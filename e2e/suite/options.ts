/** What a Playwright project sets, and what a test gets from the suite's fixtures. */
import type { TargetName } from "../../scripts/e2e/target.ts";
import type { ModelCredential } from "../system/services/anthropic.ts";

/** Which documents axe judges: all, the first of each kind (one kind has one page layout), or none. */
export type AxeScope = "all" | "kinds" | "none";

/** The scope for a course whose pages look like those of another course that is judged with the key's scope. */
export const NARROWER = {
  all: "kinds",
  kinds: "none",
  none: "none",
} as const satisfies Record<AxeScope, AxeScope>;

/** Options of a Playwright project. */
export interface SuiteOptions {
  target: TargetName;
  /** Gives the workers a model: the Anthropic double. */
  model: boolean;
  /** The variable that gives the workers the model's credential. */
  credential: ModelCredential;
  /** Which documents of the main course axe judges; for all other courses it is {@link NARROWER}. */
  axeScope: AxeScope;
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
