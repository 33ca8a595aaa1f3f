import type { ConvexClient } from "convex/browser";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ClaimedJob } from "../backend/job-backend.ts";
import { createTestLog } from "../testing/test-log.ts";
import { takeJobs } from "./claiming.ts";

type Head = { jobId: string; epoch: number } | null;

/** A fake queue: publishes its head and answers claims. */
function createQueue() {
  const listeners = new Set<(head: Head) => void>();
  const answers: (ClaimedJob | null | Error)[] = [];
  const capacities: number[] = [];
  let head: Head = null;
  const client = {
    onUpdate(_query: unknown, _args: unknown, listener: (head: Head) => void) {
      listeners.add(listener);
      queueMicrotask(() => listener(head));
      return () => listeners.delete(listener);
    },
    async mutation(_claim: unknown, { capacity }: { capacity: number }) {
      capacities.push(capacity);
      const answer = answers.shift() ?? null;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  } as unknown as ConvexClient;
  return {
    client,
    answers,
    capacities,
    isWatched: () => listeners.size > 0,
    setHead(jobId: string | null) {
      head = jobId === null ? null : { jobId, epoch: 0 };
      for (const listener of listeners) listener(head);
    },
  };
}

const job = (jobId: string) => ({ jobId, epoch: 1 }) as unknown as ClaimedJob;

let queue: ReturnType<typeof createQueue>;
let stop: AbortController;
let running: Map<string, () => void>;
let taking: Promise<void>;

function take(concurrency: number): void {
  taking = takeJobs({
    client: queue.client,
    workerId: "w",
    engines: ["static"],
    concurrency,
    run: ({ jobId }) => new Promise<void>((resolve) => running.set(jobId, resolve)),
    signal: stop.signal,
    log: createTestLog().log,
  });
}

beforeEach(() => {
  queue = createQueue();
  stop = new AbortController();
  running = new Map();
});
afterEach(async () => {
  stop.abort();
  for (const end of running.values()) end();
  await taking;
});

describe("a worker with free capacity", () => {
  test("watches the queue and sends no claim while it is empty", async () => {
    take(2);
    await expect.poll(queue.isWatched).toBe(true);
    expect(queue.capacities).toEqual([]);
  });

  test("sends one claim for each change", async () => {
    take(2);
    queue.answers.push(job("a"));
    queue.setHead("a");
    await expect.poll(() => running.has("a")).toBe(true);
    queue.answers.push(job("b"));
    queue.setHead("b");
    await expect.poll(() => running.has("b")).toBe(true);
    expect(queue.capacities).toEqual([2, 1]);
  });

  test("waits for the next change after a claim that got no job", async () => {
    take(1);
    queue.setHead("a");
    await expect.poll(() => queue.capacities.length).toBe(1);
    queue.setHead("a");
    queue.answers.push(job("b"));
    queue.setHead("b");
    await expect.poll(() => running.has("b")).toBe(true);
    expect(queue.capacities).toHaveLength(2);
  });

  test("retries a failed claim without a change", async () => {
    take(1);
    queue.answers.push(new Error("server error"), job("a"));
    queue.setHead("a");
    await expect.poll(() => running.has("a"), { timeout: 5_000 }).toBe(true);
  });
});

describe("a full worker", () => {
  test("does not watch the queue until a job has ended", async () => {
    take(1);
    queue.answers.push(job("a"));
    queue.setHead("a");
    await expect.poll(() => running.has("a") && !queue.isWatched()).toBe(true);
    queue.setHead("b");
    queue.answers.push(job("b"));
    running.get("a")?.();
    await expect.poll(() => running.has("b")).toBe(true);
  });
});

test("a worker that stops claims no job and waits for its running ones", async () => {
  take(2);
  queue.answers.push(job("a"));
  queue.setHead("a");
  await expect.poll(() => running.has("a")).toBe(true);
  stop.abort();
  queue.setHead("b");
  let ended = false;
  void taking.then(() => {
    ended = true;
  });
  await expect.poll(queue.isWatched).toBe(false);
  expect([ended, queue.capacities.length]).toEqual([false, 1]);
  running.get("a")?.();
  await taking;
});
