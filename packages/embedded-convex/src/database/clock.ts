/**
 * The time of this deployment. It never goes back, even if the machine's clock is set back while
 * the backend runs or is stopped: then it goes on from the last commit. While the backend runs it
 * follows the monotonic clock, and the machine's clock where that is ahead.
 *
 * Commit timestamps are unsigned 64-bit nanoseconds that never repeat or go back.
 *
 * `baseTs` is the creation time of this database. A client that observed a timestamp outside
 * `baseTs … lastTs` observed another database (e.g. one that was deleted since) and must be
 * refused: its cached state and unacknowledged mutations do not belong to this database.
 */
import type { DatabaseSync, StatementSync } from "node:sqlite";

export class CommitClock {
  readonly baseTs: bigint;
  #last: bigint;
  #lastCreation: number;
  #storedCreation: number;
  #now: number;
  /** The time minus the monotonic clock, in milliseconds. */
  #offset: number;
  readonly #save: StatementSync;
  readonly #saveCreation: StatementSync;

  constructor(sqlite: DatabaseSync) {
    const now = BigInt(Date.now()) * 1_000_000n;
    const read = sqlite.prepare("SELECT value FROM meta WHERE key = ?");
    sqlite
      .prepare("INSERT OR IGNORE INTO meta VALUES ('base_ts', ?), ('last_ts', ?), ('last_creation', '0')")
      .run(`${now}`, `${now}`);
    this.#save = sqlite.prepare("UPDATE meta SET value = ? WHERE key = 'last_ts'");
    this.#saveCreation = sqlite.prepare("UPDATE meta SET value = ? WHERE key = 'last_creation'");
    this.baseTs = BigInt(String(read.get("base_ts")?.value));
    this.#last = BigInt(String(read.get("last_ts")?.value));
    this.#storedCreation = Number(read.get("last_creation")?.value);
    this.#now = Math.max(Number(this.#last / 1_000_000n), Math.floor(this.#storedCreation));
    this.#lastCreation = Math.max(this.#now, this.#storedCreation);
    this.#offset = this.#now - performance.now();
  }

  /** The timestamp of the last commit. */
  get lastTs(): bigint {
    return this.#last;
  }

  /** Whether a client that observed `ts` observed this database. */
  knows(ts: bigint): boolean {
    return ts >= this.baseTs && ts <= this.#last;
  }

  /**
   * Takes the next timestamp and stores it in the open transaction. Call {@link committed} after
   * the commit.
   */
  next(): bigint {
    const now = BigInt(this.now()) * 1_000_000n;
    const ts = now > this.#last ? now : this.#last + 1n;
    this.#save.run(`${ts}`);
    return ts;
  }

  /** Call before the commit: stores in the open transaction what {@link creationTime} gave. */
  storeCreation(): void {
    if (this.#lastCreation > this.#storedCreation) this.#saveCreation.run(String(this.#lastCreation));
  }

  committed(ts: bigint): void {
    this.#last = ts;
    this.#storedCreation = this.#lastCreation;
  }

  /** The time in whole milliseconds, as functions see it and scheduled functions wait for it. */
  now(): number {
    const [wall, monotonic] = [Date.now(), performance.now()];
    this.#offset = Math.max(this.#offset, wall - monotonic);
    this.#now = Math.max(this.#now, wall, Math.floor(monotonic + this.#offset));
    return this.#now;
  }

  /**
   * A `_creationTime` in milliseconds. It increases with every document, so it gives the order of
   * insertion.
   */
  creationTime(): number {
    // A float64 distinguishes steps of 2^-10 ms until the year 2248.
    this.#lastCreation = Math.max(this.now(), this.#lastCreation + 2 ** -10);
    return this.#lastCreation;
  }
}
