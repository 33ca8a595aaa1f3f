/** Refusals of the backend: a code with facts, which never contain a secret. */

import { ConvexError } from "convex/values";
import type { Facts } from "./messages/facts.ts";
import { REFUSAL_REASONS, type RefusalFacts, type RefusalReason } from "./messages/refusals.ts";

/** The data of every `ConvexError` that the backend throws. */
export type Refusal = {
  readonly code: string;
  /** More specific than the code. Absent for refusals that only a worker can cause. */
  readonly reason?: RefusalReason;
  readonly facts: Facts;
};

/** Refuses a user's request. */
export function refusal<R extends RefusalReason>(reason: R, facts: RefusalFacts[R]): ConvexError<Refusal> {
  return new ConvexError({ code: REFUSAL_REASONS[reason].code, reason, facts });
}

/**
 * Refuses a worker that violates the protocol. `detail`: what is wrong and what to send, for the
 * worker's log. `more`: facts for the failure of the job.
 */
export function protocolRefusal(code: string, detail: string, more: Facts = {}): ConvexError<Refusal> {
  return new ConvexError({ code, facts: { detail, ...more } });
}
