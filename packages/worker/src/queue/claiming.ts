/**
 * Claims jobs while the worker has free capacity. It subscribes to the queue's head and sends a
 * claim on each change. When several workers see a change, one gets the job. The others wait for
 * the next change and then for a random time, so that they do not collide again.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { EngineName } from "@fondation/analyzer";
import { api } from "@fondation/backend";
import type { Log } from "@fondation/environment";
import type { ConvexClient } from "convex/browser";
import type { ClaimedJob } from "../backend/job-backend.ts";
import { fulfilledWithin, whileNotAborted } from "../time/deadline.ts";

export interface ClaimingOptions {
  readonly client: ConvexClient;
  readonly workerId: string;
  readonly engines: EngineName[];
  /** How many jobs run at once. */
  readonly concurrency: number;
  /**
   * Runs a job to its end. `claimedAt`: `performance.now()` before the claim was sent. Must not
   * reject.
   */
  readonly run: (claimed: ClaimedJob, claimedAt: number) => Promise<unknown>;
  /** When aborted, no more jobs are claimed. */
  readonly signal: AbortSignal;
  readonly log: Log;
}

const LONGEST_JITTER_MS = 50;
const FIRST_PAUSE_AFTER_ERROR_MS = 500;
const LONGEST_PAUSE_AFTER_ERROR_MS = 30_000;
/** Milliseconds that a stopping worker waits for the answer to a claim. */
const LAST_ANSWER_MS = 2_000;

/** Claims jobs until the signal is aborted. Resolves when the last job has ended. */
export async function takeJobs(options: ClaimingOptions): Promise<void> {
  const { client, concurrency, engines, signal, log } = options;
  const running = new Set<Promise<unknown>>();
  const changes = createChanges();
  const head = watchHead(client, engines, changes.notify, log);
  let afterNull = false;
  let pauseMs = 0;
  signal.addEventListener("abort", changes.notify, { once: true });
  while (!signal.aborted) {
    if (running.size >= concurrency) head.stop();
    else head.start();
    if (running.size >= concurrency || !head.isNew()) {
      await changes.next();
      continue;
    }
    if (afterNull) await pause(Math.random() * LONGEST_JITTER_MS);
    head.markSeen();
    const claimedAt = performance.now();
    try {
      const claimed = await claim(options, concurrency - running.size);
      pauseMs = 0;
      afterNull = claimed === null;
      if (claimed === null) continue;
      const job: Promise<unknown> = options.run(claimed, claimedAt).finally(() => {
        running.delete(job);
        changes.notify();
      });
      running.add(job);
    } catch (error) {
      if (signal.aborted) break;
      pauseMs = Math.min(LONGEST_PAUSE_AFTER_ERROR_MS, Math.max(FIRST_PAUSE_AFTER_ERROR_MS, pauseMs * 2));
      log.error({ err: error, pauseMs }, "No job could be claimed; trying again");
      head.forget();
      await pause(pauseMs, undefined, { signal }).catch(() => {});
    }
  }
  signal.removeEventListener("abort", changes.notify);
  head.stop();
  await Promise.all(running);
}

/** Throws when the worker stops and the answer is late: the lease then expires. */
async function claim(
  { client, workerId, engines, signal }: ClaimingOptions,
  capacity: number,
): Promise<ClaimedJob | null> {
  const answer = client.mutation(api.queue.claim, { workerId, capacity, engines });
  try {
    return await whileNotAborted(answer, signal);
  } catch (error) {
    if (signal.aborted && (await fulfilledWithin(answer, LAST_ANSWER_MS))) return await answer;
    throw error;
  }
}

/** Subscribes to the queue's head. */
function watchHead(client: ConvexClient, engines: EngineName[], onChange: () => void, log: Log) {
  let unsubscribe: (() => void) | undefined;
  let current: string | undefined;
  let seen: string | undefined;
  const forget = () => {
    seen = undefined;
  };
  return {
    start() {
      unsubscribe ??= client.onUpdate(
        api.queue.head,
        { engines },
        (head) => {
          current = head === null ? undefined : JSON.stringify(head);
          onChange();
        },
        (error) => log.error({ err: error }, "The queue could not be watched"),
      );
    },
    stop() {
      unsubscribe?.();
      unsubscribe = undefined;
      current = undefined;
      forget();
    },
    isNew: () => current !== undefined && current !== seen,
    markSeen() {
      seen = current;
    },
    /** Makes the same head count as new. */
    forget,
  };
}

/** Waits for the next change, or for one that came since the last wait. */
function createChanges() {
  let change = Promise.withResolvers<void>();
  return {
    notify: () => change.resolve(),
    async next() {
      await change.promise;
      change = Promise.withResolvers();
    },
  };
}
