/**
 * The subscriptions of one client with the last results sent to it. Turns changes into the
 * modifications of a Transition.
 */
import type { QueryRun } from "../functions/call.ts";
import type { Call } from "../functions/executor.ts";
import type { LiveQueries, Subscription } from "../reactive/live-queries.ts";
import { type QueryChange, queryModification, queryRemoved } from "./messages.ts";

interface SubscribedQuery {
  path: string;
  args: Call["args"];
  subscription: Subscription;
  /** The last result sent to the client. */
  told: QueryRun;
}

/** In bytes: of calls, and of their results. */
export interface Held {
  readonly callBytes: number;
  readonly resultBytes: number;
}

export class QuerySet {
  readonly #liveQueries: LiveQueries;
  readonly #onStale: () => void;
  readonly #queries = new Map<number, SubscribedQuery>();
  /** Since the last {@link refresh}, the memory of removed queries is still counted. */
  readonly #held = { callBytes: 0, resultBytes: 0 };

  /** @param onStale called when {@link refresh} may return modifications. */
  constructor(liveQueries: LiveQueries, onStale: () => void) {
    this.#liveQueries = liveQueries;
    this.#onStale = onStale;
  }

  get size(): number {
    return this.#queries.size;
  }

  /** About the memory that the queries keep. */
  get held(): Held {
    return this.#held;
  }

  /** Adds or removes a query at the client's request. */
  modify(change: QueryChange, caller: Call["caller"]): string {
    this.#queries.get(change.queryId)?.subscription.cancel();
    this.#queries.delete(change.queryId);
    if (change.type === "Remove") return queryRemoved(change.queryId);
    const {
      udfPath: path,
      args: [args = {}],
      journal = null,
    } = change;
    const subscription = this.#liveQueries.subscribe({ path, args, caller }, journal, this.#onStale);
    const told = subscription.current();
    this.#queries.set(change.queryId, { path, args, subscription, told });
    this.#count(subscription);
    return queryModification(change.queryId, told);
  }

  /** Runs every query again for another caller, one at each step. {@link refresh} tells the results. */
  *actFor(caller: Call["caller"]): Generator<void> {
    for (const query of this.#queries.values()) {
      const { path, args, subscription, told } = query;
      query.subscription = this.#liveQueries.subscribe({ path, args, caller }, told.journal, this.#onStale);
      subscription.cancel();
      yield;
    }
  }

  /** Runs the queries whose data has changed, one at each step, so that {@link refresh} is short. */
  *rerun(): Generator<void> {
    let isFirst = true;
    for (const { subscription } of this.#queries.values()) {
      if (!subscription.isStale()) continue;
      if (!isFirst) yield;
      isFirst = false;
      subscription.current();
    }
  }

  /** Returns the modifications since the last call, and counts them as sent. */
  refresh(): string[] {
    const modifications: string[] = [];
    this.#held.callBytes = 0;
    this.#held.resultBytes = 0;
    for (const [queryId, query] of this.#queries) {
      const now = query.subscription.current();
      this.#count(query.subscription);
      if (now !== query.told && !isSame(now, query.told)) modifications.push(queryModification(queryId, now));
      query.told = now;
    }
    return modifications;
  }

  #count(subscription: Subscription): void {
    this.#held.callBytes += subscription.callBytes;
    this.#held.resultBytes += subscription.resultBytes();
  }

  clear(): void {
    for (const { subscription } of this.#queries.values()) subscription.cancel();
    this.#queries.clear();
  }
}

function isSame(a: QueryRun, b: QueryRun): boolean {
  return (
    a.journal === b.journal && "value" in a.result && "value" in b.result && a.result.value === b.result.value
  );
}
