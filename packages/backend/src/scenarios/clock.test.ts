/** Scenarios that set the date. They run on `convex-test`. */

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api, internal } from "../index.ts";
import { convexTestBackend } from "../testing/convex-test-driver.ts";
import { refusalOf } from "../testing/driver.ts";
import { claim, look, submit } from "../testing/worker-calls.ts";

const DAY = 24 * 60 * 60 * 1_000;

describe("as time passes", () => {
  beforeEach(() => {
    // Timers stay real, so no scheduled function runs.
    vi.useFakeTimers({ toFake: ["Date"], now: 1_800_000_000_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  it("a lease that ran out is refused even before its expiry function fires", async () => {
    const backend = await convexTestBackend.start({ leaseMs: 30_000 });
    await submit(backend);
    const { worker, lease } = await claim(backend);
    vi.setSystemTime(Date.now() + 29_999);
    await worker.mutation(api.queue.heartbeat, lease);
    vi.setSystemTime(Date.now() + 29_999);
    await worker.mutation(api.logs.append, { ...lease, lines: [] });
    vi.setSystemTime(Date.now() + 1);
    expect((await refusalOf(worker.mutation(api.queue.heartbeat, lease))).code).toBe("LEASE_LOST");
  });

  it("jobs of one millisecond are claimed in order, whatever engine they request", async () => {
    const backend = await convexTestBackend.start({});
    const { jobId: first } = await submit(backend, "owner/first", 10, "claude");
    const { jobId: second } = await submit(backend, "owner/second");
    const { jobId: third } = await submit(backend, "owner/third", 10, "claude");
    const worker = backend.as("worker");
    const plain = { workerId: "plain", engines: ["static" as const], capacity: 1 };
    const taken = [];
    for (let count = 0; count < 3; count += 1) {
      taken.push((await worker.mutation(api.queue.claim, plain))?.jobId);
    }
    expect(taken).toEqual([first, second, third]);
  });

  it("the cost of a canceled job is accepted for exactly one lease time", async () => {
    const backend = await convexTestBackend.start({ leaseMs: 30_000 });
    const { jobId } = await submit(backend);
    const { worker, lease } = await claim(backend);
    await backend.as("viewer").mutation(api.jobs.cancel, { jobId });
    const tokens = { inputTokens: 1, outputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0 };
    const spend = () =>
      worker.mutation(api.queue.usage, { ...lease, step: 1, requests: 1, ...tokens, costUsd: 1 });
    vi.setSystemTime(Date.now() + 29_999);
    await spend();
    vi.setSystemTime(Date.now() + 1);
    expect((await refusalOf(spend())).code).toBe("LEASE_LOST");
    expect((await look(backend, jobId)).usage?.total.requests).toBe(1);
  });

  it("a checkpoint of a canceled job is accepted for exactly one lease time", async () => {
    const backend = await convexTestBackend.start({ leaseMs: 30_000 });
    const { jobId } = await submit(backend);
    const { worker, lease } = await claim(backend);
    // The grace time starts at the cancel, not at the claim.
    vi.setSystemTime(Date.now() + 20_000);
    await backend.as("viewer").mutation(api.jobs.cancel, { jobId });
    const put = (value: string) => worker.mutation(api.checkpoints.put, { ...lease, key: "k", value });
    vi.setSystemTime(Date.now() + 29_999);
    await put("last word");
    vi.setSystemTime(Date.now() + 1);
    expect((await refusalOf(put("too late"))).code).toBe("LEASE_LOST");
    await submit(backend);
    const next = await claim(backend, "w2");
    const found = await next.worker.query(api.checkpoints.get, { ...next.lease, key: "k" });
    expect(found).toEqual({ value: "last word" });
  });

  it("a lease lasts ten seconds by default", async () => {
    const backend = await convexTestBackend.start({});
    await submit(backend);
    expect((await claim(backend)).job.leaseMs).toBe(10_000);
  });

  it("checkpoints and log lines are deleted after thirty days", async () => {
    const backend = await convexTestBackend.start({});
    const { jobId } = await submit(backend);
    const { worker, lease } = await claim(backend);
    await worker.mutation(api.checkpoints.put, { ...lease, key: "k", value: "1" });
    const lines = [{ at: 1, level: "info" as const, code: "step.started", facts: { step: 1 } }];
    await worker.mutation(api.logs.append, { ...lease, lines });
    vi.setSystemTime(Date.now() + 29 * DAY);
    const sweep = () => backend.run(internal.retention.deleteExpired, {});
    expect(await sweep()).toEqual({ deleted: 0, done: true });
    vi.setSystemTime(Date.now() + 2 * DAY);
    expect(await sweep()).toEqual({ deleted: 2, done: false });
    const paginationOpts = { numItems: 10, cursor: null };
    expect((await backend.as("viewer").query(api.logs.list, { jobId, paginationOpts })).page).toEqual([]);
    expect(await worker.query(api.checkpoints.get, { ...lease, key: "k" })).toBeNull();
  });
});
