/** Reports how far a job is: one report at a time; those that only move the bar are dropped when a newer one waits. */
import type { Log } from "@fondation/environment";
import type { Progress } from "../backend/job-backend.ts";

/** Where a job's progress goes. */
export interface ProgressReports {
  report(progress: Progress): void;
  /** Resolves when everything reported so far was sent or refused. */
  settled(): Promise<void>;
}

/** Starts the reports. A report that fails ends no job: the lease decides that. */
export function createProgressReports(
  send: (progress: Progress) => Promise<unknown>,
  log: Log,
): ProgressReports {
  const waiting: Progress[] = [];
  let sending: Promise<void> | undefined;

  const sendAll = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await send(next).catch((error: unknown) => {
        log.debug({ err: error }, "A progress report was not taken");
      });
    }
    sending = undefined;
  };
  return {
    report(progress) {
      // A finished document is reported in any case: the page lists them by name.
      const last = waiting.at(-1);
      if (last !== undefined && last.document === undefined) waiting.pop();
      waiting.push(progress);
      sending ??= sendAll();
    },
    async settled() {
      await sending;
    },
  };
}
