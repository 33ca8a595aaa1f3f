import type { PaginationOptions } from "convex/server";

const MOST_ITEMS = 100;

/** A number of items that a query can read, whatever a client asks for. */
export function itemCount(asked: number, least: 0 | 1): number {
  return Number.isNaN(asked) ? least : Math.max(least, Math.min(MOST_ITEMS, Math.floor(asked)));
}

/** Convex's `paginate` throws an internal error for numbers of items and rows that it cannot read. */
export function pageOptions({ id, cursor, endCursor, numItems }: PaginationOptions & { id?: unknown }) {
  return {
    ...(id !== undefined && { id }),
    cursor,
    ...(endCursor !== undefined && { endCursor }),
    numItems: itemCount(numItems, 1),
  } as PaginationOptions;
}
