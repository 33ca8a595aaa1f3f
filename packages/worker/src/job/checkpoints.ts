/**
 * Results and drafts that the backend keeps for the next attempt, and the record of a model's cost.
 */
import { setTimeout as after } from "node:timers/promises";
import type { Checkpoints } from "@fondation/analyzer";
import { isUsageKey } from "@fondation/course/engine";
import { MAX_STORED_BYTES } from "@fondation/course/limits";
import { FondationError } from "@fondation/environment/errors";
import type { JobBackend } from "../backend/job-backend.ts";
import { refusalIn } from "../failures/backend-refusal.ts";
import type { Journal } from "../reports/journal.ts";

/** Milliseconds before each retry. */
const PAUSES = [200, 1_000, 3_000];

/** The analyzer stores this value to discard a draft. */
const FORGOTTEN = "null";

export interface JobCheckpoints extends Checkpoints {
  /**
   * The keys under which the attempt looked up these documents. Undefined when one of them is a
   * step's document: all other documents follow from the first three steps.
   */
  keysOf(slugs: readonly string[]): readonly string[] | undefined;
}

/**
 * A job's checkpoints. A result that cannot be read is made again; a result that cannot be stored
 * causes a warning. Only reading the record of the cost must succeed: otherwise the cost limit
 * would start at zero, and the next request would overwrite the record. `pauses`: milliseconds
 * before each retry.
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

/** Retries a failed call, except when the backend refused it: a lost lease stays lost. */
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
    message: "The cost of this job so far could not be read from the backend.",
    advice: "Try again when the backend answers. No model is asked before the cost is known.",
    cause,
  });
}
