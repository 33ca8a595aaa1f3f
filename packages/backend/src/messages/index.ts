/**
 * What the parts of the product tell each other: codes and their facts, in types. Runs anywhere.
 */

export type { EngineReasons } from "./engine-reasons.ts";
export { type Catalogue, type Facts, lookUp, mapTexts } from "./facts.ts";
export {
  type FailureFacts,
  type FailureReason,
  type FindingPlace,
  failureFor,
  type JobFailure,
} from "./failures.ts";
export type { LogCode, LogLines } from "./log-lines.ts";
export type { RefusalFacts } from "./refusals.ts";
