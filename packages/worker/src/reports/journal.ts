/**
 * A job's log. Each line goes to the worker's log with the job's id, and in batches to the job's
 * page.
 */
import { type LogCode, type LogLines, mapTexts } from "@fondation/backend/messages";
import { MAX_LOG_LINES_PER_CALL, MAX_LOG_LINES_PER_JOB } from "@fondation/course/limits";
import { type Log, redact } from "@fondation/environment";
import type { LogLine } from "../backend/job-backend.ts";

type Level = "info" | "warn" | "error";

export interface Journal {
  /** `detail`: English, for the worker's own log only. */
  write<Code extends LogCode>(level: Level, code: Code, facts: LogLines[Code], detail?: string): void;
  /** Sends the waiting lines. Never rejects: a log that cannot be sent does not end the job. */
  flush(): Promise<void>;
  /** Sends the waiting lines. Later lines go only to the worker's log. */
  close(): Promise<void>;
  /**
   * Drops the waiting lines, because another worker owns the job. Later lines go only to the
   * worker's log.
   */
  discard(): void;
}

const EVERY_MS = 500;

/** `send` stores lines at the backend. `log` adds the job's id. */
export function createJournal(send: (lines: LogLine[]) => Promise<unknown>, log: Log): Journal {
  const waiting: LogLine[] = [];
  let written = 0;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> = Promise.resolve();

  const sendBatch = async () => {
    const lines = waiting.splice(0, MAX_LOG_LINES_PER_CALL);
    if (lines.length === 0) return;
    await send(lines).catch((error: unknown) => {
      log.warn({ err: error, lines: lines.length }, "Log lines could not be sent to the job's page");
    });
  };
  const schedule = () => {
    if (timer !== undefined || closed) return;
    timer = setTimeout(() => {
      timer = undefined;
      sending = sending.then(sendBatch).then(() => {
        if (waiting.length > 0) schedule();
      });
    }, EVERY_MS);
  };
  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    sending = sending.then(async () => {
      while (waiting.length > 0) await sendBatch();
    });
    await sending;
  };

  return {
    write(level, code, facts, detail) {
      log[level](detail === undefined ? { facts } : { facts, detail }, code);
      written += 1;
      if (closed || written > MAX_LOG_LINES_PER_JOB) return;
      waiting.push({ at: Date.now(), level, code, facts: mapTexts(facts, redact) });
      schedule();
    },
    flush,
    async close() {
      closed = true;
      await flush();
    },
    discard() {
      closed = true;
      clearTimeout(timer);
      waiting.length = 0;
    },
  };
}
