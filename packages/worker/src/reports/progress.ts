/**
 * Reports a job's progress, one report at a time. A newer report replaces a waiting one without a
 * document.
 */
import type { Log } from "@fondation/environment";
import type { Progress } from "../backend/job-backend.ts";

export interface ProgressReports {
  report(progress: Progress): void;
  /** Resolves when all reports so far were sent or refused. */
  settled(): Promise<void>;
}

/** A failed report does not end the job: the lease decides that. */
export function createProgressReports(
  send: (progress: Progress) => Promise<unknown>,
  log: Log,
): ProgressReports {
  const waiting: Progress[] = [];
  let sending: Promise<void> | undefined;

  const sendAll = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await send(next).catch((error: unknown) => {
        log.debug({ err: error }, "A progress report was refused");
      });
    }
    sending = undefined;
  };
  return {
    report(progress) {
      // Reports of finished documents are never dropped: the page lists them by name.
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
