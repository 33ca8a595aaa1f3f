/**
 * Reports what a model was asked and returned: increments one after the other, none lost while the
 * job is this worker's.
 */
import type { Log } from "@fondation/environment";
import type { UsageIncrement } from "../backend/job-backend.ts";

export interface SpendingReports {
  report(usage: UsageIncrement): void;
  /** Resolves when all reports so far were sent or refused. */
  settled(): Promise<void>;
}

/** A report that fails ends no job. */
export function createSpendingReports(
  send: (usage: UsageIncrement) => Promise<unknown>,
  log: Log,
): SpendingReports {
  let last: Promise<unknown> = Promise.resolve();
  return {
    report(usage) {
      last = last
        .then(() => send(usage))
        .catch((error: unknown) =>
          log.warn({ err: error, usage }, "The cost of a model could not be reported"),
        );
    },
    async settled() {
      await last;
    },
  };
}
