/**
 * Scheduled functions as documents of `_scheduled_functions`. Scheduling and canceling are part of
 * the calling transaction, and survive a restart like other documents.
 */
import type { JSONValue } from "convex/values";
import { getConvexSize, jsonToConvex } from "convex/values";
import { FunctionError } from "../convex-errors.ts";
import { BY_STATE, SCHEDULED_FUNCTIONS } from "../database/system-tables.ts";
import type { JsonObject } from "../database/document-check.ts";
import type { Transaction } from "../database/transaction.ts";
import { planQuery } from "../queries/query-plan.ts";
import { QueryStream } from "../queries/query-stream.ts";
import { LIMITS } from "../values/convex-limits.ts";

export type ScheduledState = "pending" | "inProgress" | "success" | "failed" | "canceled";

/** A document of `_scheduled_functions`. Times are in epoch milliseconds. */
export interface ScheduledFunction {
  _id: string;
  name: string;
  args: [JSONValue];
  scheduledTime: number;
  completedTime?: number;
  state: { kind: ScheduledState; error?: string };
}

/**
 * Schedules `path`, which must exist, to run at `time`. Returns the id for canceling it.
 * @throws FunctionError for a time more than 5 years from now, and for arguments that are too large.
 */
export function schedule(transaction: Transaction, path: string, args: JSONValue, time: number): string {
  if (!(Math.abs(time - transaction.now) <= LIMITS.scheduledMs)) {
    throw new FunctionError(`${path} cannot be scheduled at ${time}: that is more than 5 years from now.`);
  }
  if (getConvexSize(jsonToConvex(args)) > LIMITS.scheduledBytes) {
    throw new FunctionError(`The arguments of the scheduled function ${path} are larger than 4 MiB.`);
  }
  transaction.budget.schedule();
  const document: JsonObject = { name: path, args: [args], scheduledTime: time, state: { kind: "pending" } };
  return transaction.insert(SCHEDULED_FUNCTIONS, document);
}

/**
 * Cancels a pending function. For a running function only the record changes. Has no effect on
 * others.
 */
export function cancelScheduled(transaction: Transaction, id: string): void {
  const found = findScheduled(transaction, id);
  if (found?.state.kind !== "pending" && found?.state.kind !== "inProgress") return;
  finish(transaction, id, { kind: "canceled" }, transaction.now);
}

export function findScheduled(transaction: Transaction, id: string): ScheduledFunction | undefined {
  const json = transaction.get(id, { table: SCHEDULED_FUNCTIONS, system: true });
  return json === undefined ? undefined : (JSON.parse(json) as ScheduledFunction);
}

export function begin(transaction: Transaction, id: string): void {
  transaction.patch(id, { state: { kind: "inProgress" } });
}

export function finish(
  transaction: Transaction,
  id: string,
  state: { kind: "success" | "canceled" } | { kind: "failed"; error: string },
  completedTime: number,
): void {
  transaction.patch(id, { state, completedTime });
}

/**
 * Up to `limit` functions in a state, earliest first. `before`: only functions that are due before
 * this time.
 */
export function inState(
  transaction: Transaction,
  state: ScheduledState,
  limit: number,
  before?: number,
): ScheduledFunction[] {
  const range = [{ type: "Eq" as const, fieldPath: "state.kind", value: state }];
  const bound =
    before === undefined ? [] : [{ type: "Lt" as const, fieldPath: "scheduledTime", value: before }];
  const source = {
    type: "IndexRange" as const,
    indexName: `${SCHEDULED_FUNCTIONS}.${BY_STATE}`,
    order: null,
  };
  const plan = planQuery(transaction, {
    source: { ...source, range: [...range, ...bound] },
    operators: [{ limit }],
  });
  const stream = new QueryStream(transaction, plan);
  const found: ScheduledFunction[] = [];
  for (let row = stream.next(); row !== undefined; row = stream.next()) found.push(JSON.parse(row.json));
  return found;
}
