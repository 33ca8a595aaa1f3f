/**
 * Begins transactions, and commits them or rolls them back. Only one runs at a time in this
 * process, so transactions are serializable.
 */
import type { DatabaseSync } from "node:sqlite";
import type { Catalog } from "./catalog.ts";
import type { CommitClock } from "./clock.ts";
import type { CommitMark } from "./commit-mark.ts";
import type { Rows } from "./rows.ts";
import { Transaction } from "./transaction.ts";

export class Transactions {
  readonly #sqlite: DatabaseSync;
  readonly #catalog: Catalog;
  readonly #rows: Rows;
  readonly #clock: CommitClock;
  readonly #mark: CommitMark | undefined;
  readonly #begin;
  readonly #commit;

  constructor(sqlite: DatabaseSync, catalog: Catalog, rows: Rows, clock: CommitClock, mark?: CommitMark) {
    this.#sqlite = sqlite;
    this.#catalog = catalog;
    this.#rows = rows;
    this.#clock = clock;
    this.#mark = mark;
    this.#begin = sqlite.prepare("BEGIN IMMEDIATE");
    this.#commit = sqlite.prepare("COMMIT");
  }

  /** A transaction on the state of the last commit that writes nothing. */
  snapshot(): Transaction {
    return new Transaction(this.#catalog, this.#rows, this.#clock);
  }

  /**
   * Runs `work` in its own transaction. Commits it unless `work` throws or returns `keep: false`.
   */
  run<T>(work: (transaction: Transaction, ts: bigint) => { result: T; keep: boolean }) {
    this.#begin.run();
    const transaction = this.snapshot();
    try {
      const ts = this.#clock.next();
      const { result, keep } = work(transaction, ts);
      if (transaction.storageError !== undefined) throw transaction.storageError;
      if (keep) {
        this.#clock.storeCreation();
        this.#commit.run();
        this.#clock.committed(ts);
        this.#mark?.write(ts);
        return { result, ts, written: transaction.written };
      }
      this.#sqlite.exec("ROLLBACK");
      this.#catalog.rolledBack();
      return { result, ts: this.#clock.lastTs, written: [] };
    } catch (error) {
      if (this.#sqlite.isTransaction) this.#sqlite.exec("ROLLBACK");
      this.#catalog.rolledBack();
      throw error;
    }
  }

  /**
   * Runs `work` inside the current transaction, and rolls back only its writes when `keep` is false
   * for its result. `depth` tells nested calls apart.
   */
  nested<T>(depth: number, work: () => T, keep: (result: T) => boolean): T {
    this.#sqlite.exec(`SAVEPOINT nested_${depth}`);
    const result = work();
    const isKept = keep(result);
    if (!isKept) this.#sqlite.exec(`ROLLBACK TO nested_${depth}`);
    this.#sqlite.exec(`RELEASE nested_${depth}`);
    if (!isKept) this.#catalog.rolledBack();
    return result;
  }
}
