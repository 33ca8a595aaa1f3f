/** Enforces the cost limit of a job by reserving a part of it for each request. */

import { ModelError } from "../request/model-error.ts";
import type { ModelSettings } from "../settings/model-settings.ts";
import type { Account } from "./account.ts";

/** The part of the limit that one request may spend. */
export interface Allotment {
  readonly usd: number;
  /** Returns the reserved amount that the account does not count as spent. */
  release(): void;
}

/** The rest of the cost limit. */
export interface Budget {
  /**
   * Reserves a part for a request while at most `others` more may begin. Waits when other requests
   * have reserved the whole rest, as before a repair. Throws ENGINE_BUDGET when nothing is left.
   */
  take(about: string, others: number): Promise<Allotment>;
  /**
   * Reserves the whole rest for a request that needs more than `part` dollars. Waits until other
   * requests release what they do not need. Undefined when there will never be more than `part`.
   */
  takeRest(part: number): Promise<Allotment | undefined>;
}

/**
 * Divides the rest among the requests that may run at once, so that together they stay within the
 * limit.
 */
export function createBudget({ limits }: ModelSettings, account: Account): Budget {
  let taken = 0;
  let running = 0;
  let released = Promise.withResolvers<void>();
  /** The largest rest that can be a rounding error. */
  const least = limits.maxCostUsd * 1e-9;
  // No await between this and the reservation, because several requests begin at once.
  const left = (spentUsd: number): number => limits.maxCostUsd - spentUsd - taken;
  /**
   * While other requests have reserved more than an equal part, a small rest is not enough: the
   * request would fail after spending it.
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
