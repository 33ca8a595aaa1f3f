import type { Identity } from "./identity.ts";

/**
 * The caller of a function. `mayCallInternal`: admins, the scheduler, crons and actions may call
 * internal functions.
 */
export interface Caller {
  identity: Identity | null;
  mayCallInternal: boolean;
}

/** A caller without a token. */
export const ANONYMOUS: Caller = { identity: null, mayCallInternal: false };

/** The scheduler and crons: without an identity, and allowed to call everything. */
export const SYSTEM_CALLER: Caller = { identity: null, mayCallInternal: true };
