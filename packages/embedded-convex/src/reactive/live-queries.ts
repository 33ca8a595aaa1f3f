/**
 * Subscribed queries. Each distinct query runs once for all its subscribers, and runs again only
 * after a commit that wrote inside one of the index intervals that it had read.
 */
import { randomUUID } from "node:crypto";
import type { Caller } from "../auth/caller.ts";
import { covers, type WrittenKey } from "../database/interval.ts";
import type { QueryRun } from "../functions/call.ts";
import type { Call, Executor } from "../functions/executor.ts";
import { nestsTooDeeply } from "../values/shape.ts";

export interface Subscription {
  /** The query's current result. Runs the query when its data has changed. */
  current(): QueryRun;
  /** Whether {@link current} will run the query. */
  isStale(): boolean;
  /** About the size of the path, the arguments and the journal. */
  readonly callBytes: number;
  /** This subscription's share of the memory of the result, which all subscribers have together. */
  resultBytes(): number;
  cancel(): void;
}

interface LiveQuery {
  call: Call;
  run: QueryRun;
  isStale: boolean;
  listeners: Set<() => void>;
}

/** What one index interval of a result costs, about. */
const INTERVAL_BYTES = 256;

export class LiveQueries {
  readonly #executor: Executor;
  readonly #queries = new Map<string, LiveQuery>();
  readonly #byIndex = new Map<number, Set<LiveQuery>>();

  constructor(executor: Executor) {
    this.#executor = executor;
  }

  /**
   * @param onStale called when the result may have changed. Call {@link Subscription.current}
   * later, not inside this callback.
   */
  subscribe(call: Call, journal: string | null, onStale: () => void): Subscription {
    const key = nestsTooDeeply(call.args)
      ? randomUUID() // The query fails. Its arguments are no key: stringify would overflow the stack.
      : JSON.stringify([call.path, call.args, journal, identityKey(call.caller)]);
    let query = this.#queries.get(key);
    if (query === undefined) {
      query = { call, run: this.#executor.query(call, journal), isStale: false, listeners: new Set() };
      this.#queries.set(key, query);
      this.#index(query);
    }
    const subscribed = query;
    // A new function object, so that one client may subscribe twice.
    const listener = () => onStale();
    subscribed.listeners.add(listener);
    return {
      current: () => this.#current(subscribed),
      isStale: () => subscribed.isStale,
      callBytes: key.length,
      resultBytes: () => weigh(subscribed.run) / Math.max(subscribed.listeners.size, 1),
      cancel: () => {
        subscribed.listeners.delete(listener);
        if (subscribed.listeners.size > 0) return;
        this.#unindex(subscribed);
        if (this.#queries.get(key) === subscribed) this.#queries.delete(key);
      },
    };
  }

  /** Notifies the subscribers of every query that read a written key. */
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

function weigh({ result, intervals }: QueryRun): number {
  const characters = "value" in result ? result.value.length : 0;
  return characters + intervals.length * INTERVAL_BYTES;
}

/** Callers with the same key get the same query results. */
function identityKey({ identity, mayCallInternal }: Caller): unknown {
  return [mayCallInternal, identity?.attributes ?? null];
}
