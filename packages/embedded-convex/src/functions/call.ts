/** One call of a function: what it is about and what became of it. */
import type { JSONValue } from "convex/values";
import type { Interval, WrittenKey } from "../database/interval.ts";

/** What a function did wrong, as clients are told. `data` (Convex JSON) only for a ConvexError. */
export interface CallError {
  message: string;
  data?: JSONValue;
}

/** `value` is the result's Convex JSON as text. */
export type CallResult = { value: string } | { error: CallError };

/** A query's result with what it depends on. */
export interface QueryRun {
  result: CallResult;
  intervals: Interval[];
  journal: string | null;
  /** Whether it asked who calls; if not, the result is the same for everybody. */
  readsIdentity: boolean;
}

/** A mutation's result; `ts` is set when it committed, `written` is what a commit changed. */
export interface MutationRun {
  result: CallResult;
  ts: bigint;
  written: WrittenKey[];
}
