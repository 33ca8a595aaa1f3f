/** Reports what a model was asked and gave: increments one after the other, none lost while the job is this worker's. */
import type { Log } from "@fondation/environment";
import type { UsageIncrement } from "../backend/job-backend.ts";

/** Where a job's spending goes. */
export interface SpendingReports {
  report(usage: UsageIncrement): void;
  /** Resolves when everything reported so far was sent or refused. */
  settled(): Promise<void>;
}

/** Starts the reports. One that fails ends no job. */
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
          log.warn({ err: error, usage }, "What a model cost could not be reported"),
        );
    },
    async settled() {
      await last;
    },
  };
}
