/** Keeps a job to its limit of cost. */

import { ModelError } from "../request/model-error.ts";
import type { Ledger } from "./account.ts";
import type { ModelSettings } from "../settings/model-settings.ts";

/** What one request may spend. */
export interface Budget {
  readonly usd: number;
  /** Gives back what the account does not say was spent. */
  release(): void;
}

/** What is left of the limit. */
export interface Purse {
  /**
   * Sets a budget aside for a request beside which at most `others` more may begin. When others have set everything aside, as before a
   * repair, it waits for what they do not need. Throws ENGINE_BUDGET when nothing is left.
   */
  take(about: string, others: number): Promise<Budget>;
  /**
   * Sets everything aside that is left, for a request that `slice` dollars were too few for. Waits for what others have set aside and do not
   * need; undefined when there will not be more than the slice.
   */
  takeRest(slice: number): Promise<Budget | undefined>;
}

/** Divides what is left among the requests that may run at once, so that together they keep the limit. */
export function createPurse({ limits }: ModelSettings, ledger: Ledger): Purse {
  let taken = 0;
  let running = 0;
  let released = Promise.withResolvers<void>();
  /** What rounding may leave of a limit that is used up. */
  const least = limits.maxCostUsd * 1e-9;
  // Nothing may be awaited between this and setting money aside: several requests begin at once.
  const left = (spentUsd: number): number => limits.maxCostUsd - spentUsd - taken;
  /** While others hold more than their part, a sliver of it is no budget: it would be spent in vain. */
  const isEnough = (usd: number, spentUsd: number): boolean =>
    usd > least && (running === 0 || usd >= (limits.maxCostUsd - spentUsd) / (2 * limits.concurrency));
  const setAside = (usd: number): Budget => {
    taken += usd;
    running += 1;
    return {
      usd,
      release() {
        taken -= usd;
        running -= 1;
        released.resolve();
        released = Promise.withResolvers<void>();
      },
    };
  };
  return {
    async take(about, others) {
      for (;;) {
        const spentUsd = await ledger.spentUsd();
        const usd = left(spentUsd);
        if (isEnough(usd, spentUsd))
          return setAside(usd / Math.max(1, Math.min(limits.concurrency - running, others + 1)));
        if (running === 0 || limits.maxCostUsd - spentUsd <= least) {
          throw new ModelError(
            "cost-limit",
            `Asking the model for ${about} was not begun: the limit of ${limits.maxCostUsd} US dollars is reached.`,
          );
        }
        await released.promise;
      }
    },
    async takeRest(slice) {
      for (;;) {
        const spentUsd = await ledger.spentUsd();
        const usd = left(spentUsd);
        if (usd > slice && isEnough(usd, spentUsd)) return setAside(usd);
        if (running === 0) return undefined;
        await released.promise;
      }
    },
  };
}
