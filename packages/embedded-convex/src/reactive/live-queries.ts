/**
 * Subscribed queries: each distinct one runs once however many clients subscribe to it, and runs
 * again only after a commit wrote inside one of the index intervals it had read.
 */
import type { Caller } from "../auth/caller.ts";
import { covers, type WrittenKey } from "../database/interval.ts";
import type { QueryRun } from "../functions/call.ts";
import type { Call, Executor } from "../functions/executor.ts";

/** One client's interest in a live query. */
export interface Subscription {
  /** The query's current result; runs it when what it read has changed. */
  current(): QueryRun;
  cancel(): void;
}

interface LiveQuery {
  call: Call;
  run: QueryRun;
  isStale: boolean;
  listeners: Set<() => void>;
}

export class LiveQueries {
  readonly #executor: Executor;
  readonly #queries = new Map<string, LiveQuery>();
  readonly #byIndex = new Map<number, Set<LiveQuery>>();

  constructor(executor: Executor) {
    this.#executor = executor;
  }

  /**
   * @param onStale called when the result may have changed; ask {@link Subscription.current} then,
   * not at once.
   */
  subscribe(call: Call, journal: string | null, onStale: () => void): Subscription {
    const key = JSON.stringify([call.path, call.args, journal, identityKey(call.caller)]);
    let query = this.#queries.get(key);
    if (query === undefined) {
      query = { call, run: this.#executor.query(call, journal), isStale: false, listeners: new Set() };
      this.#queries.set(key, query);
      this.#index(query);
    }
    const subscribed = query;
    // A function of its own, so that one client may subscribe twice.
    const listener = () => onStale();
    subscribed.listeners.add(listener);
    return {
      current: () => this.#current(subscribed),
      cancel: () => {
        subscribed.listeners.delete(listener);
        if (subscribed.listeners.size > 0) return;
        this.#unindex(subscribed);
        if (this.#queries.get(key) === subscribed) this.#queries.delete(key);
      },
    };
  }

  /** Tells the subscribers of every query that read what a commit has written. */
  committed(written: WrittenKey[]): void {
    for (const key of written) {
      for (const query of this.#byIndex.get(key.indexId) ?? []) {
        if (query.isStale || !query.run.intervals.some((interval) => covers(interval, key))) continue;
        query.isStale = true;
        for (const listener of query.listeners) listener();
      }
    }
  }

  #current(query: LiveQuery): QueryRun {
    if (query.isStale) {
      this.#unindex(query);
      query.run = this.#executor.query(query.call, query.run.journal);
      query.isStale = false;
      this.#index(query);
    }
    return query.run;
  }

  #index(query: LiveQuery): void {
    for (const { indexId } of query.run.intervals) {
      let readers = this.#byIndex.get(indexId);
      if (readers === undefined) {
        readers = new Set();
        this.#byIndex.set(indexId, readers);
      }
      readers.add(query);
    }
  }

  #unindex(query: LiveQuery): void {
    for (const { indexId } of query.run.intervals) this.#byIndex.get(indexId)?.delete(query);
  }
}

/** Callers with the same key get the same results. */
function identityKey({ identity, mayCallInternal }: Caller): unknown {
  return [mayCallInternal, identity?.attributes ?? null];
}
