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

export class QuerySet {
  readonly #liveQueries: LiveQueries;
  readonly #onStale: () => void;
  readonly #queries = new Map<number, SubscribedQuery>();

  /** @param onStale called when {@link refresh} may return modifications. */
  constructor(liveQueries: LiveQueries, onStale: () => void) {
    this.#liveQueries = liveQueries;
    this.#onStale = onStale;
  }

  /** Adds and removes queries at the client's request. */
  modify(changes: QueryChange[], caller: Call["caller"]): string[] {
    return changes.map((change) => {
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
      return queryModification(change.queryId, told);
    });
  }

  /** Runs every query again for another caller. */
  actFor(caller: Call["caller"]): string[] {
    for (const query of this.#queries.values()) {
      const { path, args, subscription, told } = query;
      query.subscription = this.#liveQueries.subscribe({ path, args, caller }, told.journal, this.#onStale);
      subscription.cancel();
    }
    return this.refresh();
  }

  /** Returns the modifications since the last call, and counts them as sent. */
  refresh(): string[] {
    const modifications: string[] = [];
    for (const [queryId, query] of this.#queries) {
      const now = query.subscription.current();
      if (now !== query.told && !isSame(now, query.told)) modifications.push(queryModification(queryId, now));
      query.told = now;
    }
    return modifications;
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
