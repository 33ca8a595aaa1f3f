/**
 * Pagination cursors: a position in the results of one query. Opaque to clients; other queries
 * refuse them.
 */
import { createHash } from "node:crypto";
import { FunctionError } from "../convex-errors.ts";
import type { QueryPlan } from "./query-plan.ts";

/** The start, the end, or the position after the row with this key. */
export type CursorPlace = "start" | "end" | Uint8Array;

/** Identifies the query of a cursor by its index, range, order and filters. */
export function fingerprint(plan: QueryPlan): string {
  const { index, interval, order, operators } = plan;
  const range = [Buffer.from(interval.lower).toString("hex"), Buffer.from(interval.upper).toString("hex")];
  const text = JSON.stringify([index.table, index.name, index.keyFields, range, order, operators]);
  return createHash("sha256").update(text).digest("base64url").slice(0, 12);
}

export function writeCursor(owner: string, place: CursorPlace): string {
  return `${owner}.${typeof place === "string" ? place : `k${Buffer.from(place).toString("base64url")}`}`;
}

/**
 * @throws FunctionError with `InvalidCursor`, after which the React client restarts at the first
 * page.
 */
export function readCursor(owner: string, cursor: string): CursorPlace {
  const [wrote, place = ""] = cursor.split(".");
  if (wrote === owner) {
    if (place === "start" || place === "end") return place;
    if (place.startsWith("k")) return Buffer.from(place.slice(1), "base64url");
  }
  throw new FunctionError(`InvalidCursor: the cursor "${cursor}" does not belong to this query.`);
}
