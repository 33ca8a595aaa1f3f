/** Finished steps and drafts, kept at the backend so that another attempt goes on from them, and the account of what a model was paid. */
import { setTimeout as after } from "node:timers/promises";
import type { Checkpoints } from "@fondation/analyzer";
import { isUsageKey } from "@fondation/course/engine";
import { MAX_STORED_BYTES } from "@fondation/course/limits";
import { FondationError } from "@fondation/environment/errors";
import type { JobBackend } from "../backend/job-backend.ts";
import { refusalIn } from "../failures/backend-refusal.ts";
import type { Journal } from "../reports/journal.ts";

/** Milliseconds before each further try. */
const PAUSES = [200, 1_000, 3_000];

/** What the analyzer leaves of a draft that it has given up. */
const FORGOTTEN = "null";

/** The checkpoints of one attempt. */
export interface JobCheckpoints extends Checkpoints {
  /**
   * The keys under which the attempt looked for these documents. Undefined when one of them has none of its own: the first three are
   * kept by the names of their steps, and everything else is written from them.
   */
  keysOf(slugs: readonly string[]): readonly string[] | undefined;
}

/**
 * A job's checkpoints. A step that cannot be had is made again, one that cannot be kept is a warning. The account must be had: without it
 * a limit of cost would begin anew, and the next request would write over what was spent. `pauses`: before each further try, in ms.
 */
export function createCheckpoints(
  backend: Pick<JobBackend, "getCheckpoint" | "putCheckpoint">,
  journal: Pick<Journal, "write">,
  pauses: readonly number[] = PAUSES,
): JobCheckpoints {
  let resumed = false;
  const seen = new Set<string>();
  return {
    async get(key) {
      seen.add(key);
      try {
        const value = await persistently(() => backend.getCheckpoint(key), pauses);
        const isResult = value !== undefined && value !== FORGOTTEN && !isUsageKey(key);
        if (isResult && !resumed) journal.write("info", "checkpoint.resumed", {});
        resumed ||= isResult;
        return value;
      } catch (error) {
        if (isUsageKey(key)) throw unreadable(error);
        journal.write("warn", "checkpoint.unreadable", { key });
        return undefined;
      }
    },
    async put(key, value) {
      if (Buffer.byteLength(value) > MAX_STORED_BYTES) {
        journal.write("warn", "checkpoint.too-large", { key });
        return;
      }
      await persistently(() => backend.putCheckpoint(key, value), pauses).catch(() => {
        journal.write("warn", "checkpoint.not-stored", { key });
      });
    },
    keysOf(slugs) {
      const keys = slugs.map((slug) => [...seen].find((key) => key.includes(`/${slug}@`)));
      return keys.every((key) => key !== undefined) ? keys : undefined;
    },
  };
}

/** Tries again what failed, but not what the backend has refused: a lease that is lost stays lost. */
async function persistently<Value>(call: () => Promise<Value>, pauses: readonly number[]): Promise<Value> {
  for (const pause of pauses) {
    try {
      return await call();
    } catch (error) {
      if (refusalIn(error) !== undefined) throw error;
      await after(pause);
    }
  }
  return call();
}

function unreadable(cause: unknown): FondationError {
  return new FondationError({
    code: "NETWORK",
    message: "Reading what this job has spent so far from the backend failed.",
    advice: "Try again when the backend answers: nothing is asked of a model before that is known.",
    cause,
  });
}
