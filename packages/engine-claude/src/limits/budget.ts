/** Keeps a job to its limit of cost: sets a part of the money aside for each request. */

import { ModelError } from "../request/model-error.ts";
import type { ModelSettings } from "../settings/model-settings.ts";
import type { Account } from "./account.ts";

/** The part of the limit that one request may spend. */
export interface Allotment {
  readonly usd: number;
  /** Gives back what the account does not count as spent. */
  release(): void;
}

/** What is left of the limit. */
export interface Budget {
  /**
   * Sets a part aside for a request while at most `others` more may begin. Waits when other
   * requests hold all that is left, as before a repair. Throws ENGINE_BUDGET when nothing is left.
   */
  take(about: string, others: number): Promise<Allotment>;
  /**
   * Sets all that is left aside, for a request that needs more than `part` dollars. Waits for what
   * other requests hold and do not need; undefined when there will never be more than `part`.
   */
  takeRest(part: number): Promise<Allotment | undefined>;
}

/**
 * Divides what is left among the requests that may run at once, so that together they keep the
 * limit.
 */
export function createBudget({ limits }: ModelSettings, account: Account): Budget {
  let taken = 0;
  let running = 0;
  let released = Promise.withResolvers<void>();
  /** What rounding may leave of a limit that is used up. */
  const least = limits.maxCostUsd * 1e-9;
  // No await between this and setting money aside: several requests begin at once.
  const left = (spentUsd: number): number => limits.maxCostUsd - spentUsd - taken;
  /**
   * While other requests hold more than their part, a small rest is not enough: it would be spent
   * in vain.
   */
  const isEnough = (usd: number, spentUsd: number): boolean =>
    usd > least && (running === 0 || usd >= (limits.maxCostUsd - spentUsd) / (2 * limits.concurrency));
  const setAside = (usd: number): Allotment => {
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
        const spentUsd = await account.spentUsd();
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
    async takeRest(part) {
      for (;;) {
        const spentUsd = await account.spentUsd();
        const usd = left(spentUsd);
        if (usd > part && isEnough(usd, spentUsd)) return setAside(usd);
        if (running === 0) return undefined;
        await released.promise;
      }
    },
  };
}
