/** How the backend says no: with a code, and with facts among which there is no secret. */

import { ConvexError } from "convex/values";
import type { Facts } from "./messages/facts.ts";
import { REFUSAL_REASONS, type RefusalFacts, type RefusalReason } from "./messages/refusals.ts";

/** The data of every `ConvexError` the backend throws. */
export type Refusal = {
  readonly code: string;
  /** Finer than the code. Absent where only a worker can be meant. */
  readonly reason?: RefusalReason;
  readonly facts: Facts;
};

/** Refuses what a person asked for. */
export function refusal<R extends RefusalReason>(reason: R, facts: RefusalFacts[R]): ConvexError<Refusal> {
  return new ConvexError({ code: REFUSAL_REASONS[reason].code, reason, facts });
}

/**
 * Refuses a worker that does not keep to the protocol. `detail`: for the worker's log, what is
 * wrong and what to send instead.
 */
export function protocolRefusal(code: string, detail: string): ConvexError<Refusal> {
  return new ConvexError({ code, facts: { detail } });
}
