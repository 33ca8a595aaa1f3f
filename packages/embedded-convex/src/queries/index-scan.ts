/**
 * Reads an interval of an index row by row. The read set contains only the consumed part: a
 * `take(20)` depends on the interval up to its twentieth row, not on the rest.
 */

import type { Interval } from "../database/interval.ts";
import { FEW_ROWS, type Order, type Row, verify } from "../database/rows.ts";
import type { Transaction } from "../database/transaction.ts";
import { after } from "../values/index-key.ts";

const LARGEST_FETCH = 512;

export class IndexScan {
  readonly #transaction: Transaction;
  readonly #order: Order;
  #rest: Interval;
  /** The part that has been read, which belongs to the transaction's read set. */
  readonly #read: Interval;
  #fetched: Row[] = [];
  #position = 0;
  #fetchSize = FEW_ROWS;
  #writesSeen: number;
  #exhausted = false;

  constructor(transaction: Transaction, interval: Interval, order: Order) {
    this.#transaction = transaction;
    this.#order = order;
    this.#rest = { ...interval };
    this.#writesSeen = transaction.written.length;
    transaction.budget.readRange();
    const start = order === "asc" ? interval.lower : interval.upper;
    this.#read = transaction.reads.add({ indexId: interval.indexId, lower: start, upper: start });
  }

  /** The next row, or `undefined` at the end of the interval. */
  next(): Row | undefined {
    this.#forgetStaleRows();
    if (this.#position >= this.#fetched.length) this.#fetch();
    const row = this.#fetched[this.#position];
    if (row === undefined) {
      this.#markRead(this.#order === "asc" ? this.#rest.upper : this.#rest.lower);
      this.#exhausted = true;
      return undefined;
    }
    verify(row);
    this.#position += 1;
    this.#advance(row.key);
    this.#transaction.budget.readDocument(row.size);
    return row;
  }

  #fetch(): void {
    if (this.#exhausted) return;
    const { indexId, lower, upper } = this.#rest;
    this.#fetched = this.#transaction.rows.scan(indexId, lower, upper, this.#order, this.#fetchSize);
    this.#fetchSize = Math.min(this.#fetchSize * 4, LARGEST_FETCH);
    this.#position = 0;
  }

  /** A mutation may have changed rows that were fetched in advance. */
  #forgetStaleRows(): void {
    if (this.#writesSeen === this.#transaction.written.length) return;
    this.#writesSeen = this.#transaction.written.length;
    this.#fetched = [];
    this.#position = 0;
  }

  #advance(key: Uint8Array): void {
    if (this.#order === "asc") this.#rest.lower = after(key);
    else this.#rest.upper = key;
    this.#markRead(this.#order === "asc" ? this.#rest.lower : key);
  }

  #markRead(bound: Uint8Array): void {
    if (this.#order === "asc") this.#read.upper = bound;
    else this.#read.lower = bound;
  }
}
