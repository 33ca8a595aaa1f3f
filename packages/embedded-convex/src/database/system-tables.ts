/** Tables of the backend itself that functions read through `ctx.db.system`. */
import type { TableSchema } from "../schema/schema.ts";

/**
 * The table of scheduled functions; its documents have the shape the npm package documents for it.
 */
export const SCHEDULED_FUNCTIONS = "_scheduled_functions";

/** By state and time: the first pending one is the next to run. */
export const BY_STATE = "by_state";

export const SYSTEM_TABLES: ReadonlyMap<string, TableSchema> = new Map([
  [
    SCHEDULED_FUNCTIONS,
    { name: SCHEDULED_FUNCTIONS, indexes: [{ name: BY_STATE, fields: ["state.kind", "scheduledTime"] }] },
  ],
]);
