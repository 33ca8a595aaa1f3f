/** Tables of the backend itself, which functions read through `ctx.db.system`. */
import type { TableSchema } from "../schema/database-schema.ts";

/**
 * The table of scheduled functions. Its documents have the shape that the npm package documents.
 */
export const SCHEDULED_FUNCTIONS = "_scheduled_functions";

/** Sorts by state and time: the first pending function is the next to run. */
export const BY_STATE = "by_state";

export const SYSTEM_TABLES: ReadonlyMap<string, TableSchema> = new Map([
  [
    SCHEDULED_FUNCTIONS,
    { name: SCHEDULED_FUNCTIONS, indexes: [{ name: BY_STATE, fields: ["state.kind", "scheduledTime"] }] },
  ],
]);
