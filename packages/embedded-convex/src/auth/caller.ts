/** On whose behalf a function is called. */
import type { Identity } from "./identity.ts";

/**
 * Who calls. `system`: the scheduler, a cron or an action; may call internal functions, as admins
 * may.
 */
export interface Caller {
  identity: Identity | null;
  mayCallInternal: boolean;
}

/** A caller without identity that may call everything: the scheduler and crons. */
export const SYSTEM_CALLER: Caller = { identity: null, mayCallInternal: true };
