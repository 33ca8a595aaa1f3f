import type { JSONValue } from "convex/values";
import type { Interval, WrittenKey } from "../database/interval.ts";

/** The error of a function for clients. `data` (Convex JSON) only for a ConvexError. */
export interface CallError {
  message: string;
  data?: JSONValue;
  /** Lines of the stack, for the log only: they name files of the deployment. */
  frames?: string[];
}

/**
 * `value` is the result's Convex JSON as text. `logLines`: what the function logged, e.g.
 * `[LOG] 'text'`, as clients print it.
 */
export type CallResult = ({ value: string } | { error: CallError }) & { logLines?: readonly string[] };

/** A query's result with its dependencies. */
export interface QueryRun {
  result: CallResult;
  intervals: Interval[];
  journal: string | null;
  /**
   * Whether the function read the caller's identity. If not, the result is the same for all
   * callers.
   */
  readsIdentity: boolean;
}

/**
 * A mutation's result. `ts` is set when it was committed; `written` lists the keys that changed.
 */
export interface MutationRun {
  result: CallResult;
  ts: bigint;
  written: WrittenKey[];
  /** Set when not the function failed but the disk, so that the call may succeed later. */
  storageError?: Error;
}
