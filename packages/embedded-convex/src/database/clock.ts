/**
 * Commit timestamps: a u64 in nanoseconds that never repeats and never goes back, across restarts
 * too.
 *
 * `baseTs` is when this database came to be. A client that observed a timestamp outside `baseTs …
 * lastTs` observed another database (a wiped one) and must be refused: its cached state and its
 * unacknowledged mutations are not ours.
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
   * Takes the next timestamp and stores it in the open transaction; call {@link committed} once
   * that is through.
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
   * What a function that starts now takes for `Date.now()`, in milliseconds: never before the last
   * commit.
   */
  functionTime(): number {
    return Math.max(Date.now(), Number(this.#last / 1_000_000n));
  }

  /**
   * A `_creationTime` in milliseconds: increases with every document, so that it is the order of
   * insertion.
   */
  creationTime(): number {
    // 2^-10 ms can be told apart in a float64 until the year 2248.
    this.#lastCreation = Math.max(Date.now(), this.#lastCreation + 2 ** -10);
    return this.#lastCreation;
  }
}

function wallClock(): bigint {
  return BigInt(Date.now()) * 1_000_000n;
}
