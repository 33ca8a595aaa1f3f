/** A running query: an index scan followed by filters and limits. */
import { jsonToConvex } from "convex/values";
import type { Row } from "../database/rows.ts";
import type { Transaction } from "../database/transaction.ts";
import { passes } from "./filter.ts";
import { IndexScan } from "./index-scan.ts";
import type { QueryOperator, QueryPlan } from "./query-plan.ts";

export class QueryStream {
  readonly #scan: IndexScan;
  readonly #operators: QueryOperator[];
  /** For each operator that is a limit: how many rows it still passes. */
  readonly #remaining: number[];

  constructor(transaction: Transaction, plan: QueryPlan) {
    this.#scan = new IndexScan(transaction, plan.interval, plan.order);
    this.#operators = plan.operators;
    this.#remaining = plan.operators.map((operator) => ("limit" in operator ? operator.limit : Infinity));
  }

  /** The next row that passes every operator, or `undefined` at the end. */
  next(): Row | undefined {
    for (;;) {
      const step = this.step();
      if (step === undefined || step.passes) return step?.row;
    }
  }

  /**
   * Reads one row, whether it passes the operators or not; `undefined` at the end. Never reads a
   * row beyond a limit.
   */
  step(): { row: Row; passes: boolean } | undefined {
    if (this.#remaining.includes(0)) return undefined;
    const row = this.#scan.next();
    return row === undefined ? undefined : { row, passes: this.#passes(row) };
  }

  /** A limit counts the rows that passed the operators before it. */
  #passes(row: Row): boolean {
    for (const [position, operator] of this.#operators.entries()) {
      if ("filter" in operator) {
        if (!passes(operator.filter, jsonToConvex(JSON.parse(row.json)))) return false;
      } else {
        this.#remaining[position] = (this.#remaining[position] ?? 0) - 1;
      }
    }
    return true;
  }
}
