/**
 * Commit timestamps: unsigned 64-bit nanoseconds that never repeat or go back, even across
 * restarts.
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
  readonly #save: StatementSync;

  constructor(sqlite: DatabaseSync) {
    const now = wallClock();
    const read = sqlite.prepare("SELECT value FROM meta WHERE key = ?");
    sqlite
      .prepare("INSERT OR IGNORE INTO meta VALUES ('base_ts', ?), ('last_ts', ?)")
      .run(`${now}`, `${now}`);
    this.#save = sqlite.prepare("UPDATE meta SET value = ? WHERE key = 'last_ts'");
    this.baseTs = BigInt(String(read.get("base_ts")?.value));
    this.#last = BigInt(String(read.get("last_ts")?.value));
    this.#lastCreation = Number(this.#last / 1_000_000n);
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
    const now = wallClock();
    const ts = now > this.#last ? now : this.#last + 1n;
    this.#save.run(`${ts}`);
    return ts;
  }

  committed(ts: bigint): void {
    this.#last = ts;
  }

  /**
   * The value of `Date.now()` in a function that starts now, in milliseconds. Never before the last
   * commit.
   */
  functionTime(): number {
    return Math.max(Date.now(), Number(this.#last / 1_000_000n));
  }

  /**
   * A `_creationTime` in milliseconds. It increases with every document, so it gives the order of
   * insertion.
   */
  creationTime(): number {
    // A float64 distinguishes steps of 2^-10 ms until the year 2248.
    this.#lastCreation = Math.max(Date.now(), this.#lastCreation + 2 ** -10);
    return this.#lastCreation;
  }
}

function wallClock(): bigint {
  return BigInt(Date.now()) * 1_000_000n;
}
