/**
 * Reports the usage of a model as increments, one after the other. No increment is lost while the
 * worker owns the job.
 */
import type { Log } from "@fondation/environment";
import type { UsageIncrement } from "../backend/job-backend.ts";

export interface SpendingReports {
  report(usage: UsageIncrement): void;
  /** Resolves when all reports so far were sent or refused. */
  settled(): Promise<void>;
}

/** A failed report does not end the job. */
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
