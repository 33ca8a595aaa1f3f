/**
 * `paginate`: a page that starts at a cursor. The first run of a page in a reactive query chooses
 * its end and writes it to the query's journal. Later runs read to the same end, so that pages do
 * not overlap or leave gaps when data changes.
 */

import type { Interval } from "../database/interval.ts";
import type { Row } from "../database/rows.ts";
import type { Transaction } from "../database/transaction.ts";
import { after } from "../values/index-key.ts";
import { type CursorPlace, fingerprint, readCursor, writeCursor } from "./cursor.ts";
import { planQuery, type QueryPlan, type SerializedQuery } from "./query-plan.ts";
import { QueryStream } from "./query-stream.ts";

/** Arguments of the syscall `1.0/queryPage`. */
export interface PageRequest {
  query: SerializedQuery;
  cursor: string | null;
  endCursor: string | null;
  pageSize: number;
  maximumRowsRead: number | null;
  maximumBytesRead?: number | null;
}

/** The result of `1.0/queryPage`; `page` contains the documents' JSON texts. */
export interface Page {
  page: string[];
  isDone: boolean;
  continueCursor: string;
  splitCursor: string | null;
  pageStatus: "SplitRecommended" | "SplitRequired" | null;
}

/** A page with a fixed end asks the client to split it above this size. */
const LARGE_PAGE_BYTES = 4 << 20;

export function readPage(transaction: Transaction, request: PageRequest): Page {
  const plan = planQuery(transaction, request.query);
  const owner = fingerprint(plan);
  const start = request.cursor === null ? "start" : readCursor(owner, request.cursor);
  const end = request.endCursor === null ? undefined : readCursor(owner, request.endCursor);
  if (start === "end") return finished(owner);
  const stream = new QueryStream(transaction, { ...plan, interval: between(plan, start, end) });
  const rows: Row[] = [];
  let read = 0;
  let bytes = 0;
  let last = start;
  let exhausted = false;
  const isFull = () =>
    rows.length >= request.pageSize ||
    read >= (request.maximumRowsRead ?? Infinity) ||
    bytes >= (request.maximumBytesRead ?? Infinity);
  while (end !== undefined || !isFull()) {
    const step = stream.step();
    if (step === undefined) {
      exhausted = true;
      break;
    }
    read += 1;
    bytes += step.row.size;
    last = step.row.key;
    if (step.passes) rows.push(step.row);
  }
  const reached: CursorPlace = end ?? (exhausted ? "end" : last);
  const middle = rows.length > 1 ? rows[Math.floor(rows.length / 2) - 1]?.key : undefined;
  return {
    page: rows.map((row) => row.json),
    isDone: reached === "end",
    continueCursor: writeCursor(owner, reached),
    splitCursor: middle === undefined ? null : writeCursor(owner, middle),
    pageStatus: middle !== undefined && bytes > LARGE_PAGE_BYTES ? "SplitRecommended" : null,
  };
}

/** The part of the plan's interval after `start`, up to and including `end`. */
function between(plan: QueryPlan, start: CursorPlace, end: CursorPlace | undefined): Interval {
  const interval = { ...plan.interval };
  const ascending = plan.order === "asc";
  if (typeof start !== "string") {
    if (ascending) interval.lower = after(start);
    else interval.upper = start;
  }
  if (end !== undefined && typeof end !== "string") {
    if (ascending) interval.upper = after(end);
    else interval.lower = end;
  }
  return interval;
}

function finished(owner: string): Page {
  const end = writeCursor(owner, "end");
  return { page: [], isDone: true, continueCursor: end, splitCursor: null, pageStatus: null };
}
