/** Keeps a job to its limit of cost. */

import { ModelError } from "./failure.ts";
import type { Ledger } from "./ledger.ts";
import type { ModelSettings } from "./settings.ts";

/** What one request may spend. */
interface Budget {
  readonly usd: number;
  /** Gives back what the account does not say was spent. */
  release(): void;
}

/** What is left of the limit. */
export interface Purse {
  /** Sets a budget aside. Throws ENGINE_BUDGET when nothing is left. */
  take(about: string): Promise<Budget>;
  /** What a later request will most likely get at least, in US dollars; nothing is set aside for it. */
  guess(): Promise<number>;
}

/** The part of what is left now that should still be left then. */
const LEFT_LATER = 0.9;

/** Divides what is left among the requests that may run at once, so that together they keep the limit. */
export function createPurse({ limits }: ModelSettings, ledger: Ledger): Purse {
  let taken = 0;
  let running = 0;
  return {
    async guess() {
      return (LEFT_LATER * (limits.maxCostUsd - (await ledger.spentUsd()))) / limits.concurrency;
    },
    async take(about) {
      const left = limits.maxCostUsd - (await ledger.spentUsd()) - taken;
      if (left <= 0) {
        throw new ModelError(
          "cost-limit",
          `Asking the model for ${about} was not begun: the limit of ${limits.maxCostUsd} US dollars is reached.`,
        );
      }
      const usd = left / Math.max(1, limits.concurrency - running);
      taken += usd;
      running += 1;
      return {
        usd,
        release() {
          taken -= usd;
          running -= 1;
        },
      };
    },
  };
}
