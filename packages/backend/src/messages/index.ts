/**
 * Codes and the types of their facts, which the parts of the product exchange. Runs in every
 * runtime.
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
