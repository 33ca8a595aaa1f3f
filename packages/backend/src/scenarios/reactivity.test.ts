/** Subscriptions on the embedded backend, with the unmodified WebSocket client. */

import { ConvexClient } from "convex/browser";
import type { FunctionArgs, FunctionReference, FunctionReturnType } from "convex/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { api } from "../index.ts";
import { type EmbeddedTestBackend, startEmbedded } from "../testing/embedded-driver.ts";
import { claim, submit } from "../testing/worker-calls.ts";

const PATIENCE = { timeout: 10_000, interval: 5 };

const open: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  for (const part of open.splice(0).reverse()) await part.close();
});

async function start(): Promise<EmbeddedTestBackend> {
  const backend = await startEmbedded({});
  open.push({ close: () => backend.stop() });
  return backend;
}

/** Subscribes. The returned list grows with every result. */
function subscribe<Called extends FunctionReference<"query">>(
  backend: EmbeddedTestBackend,
  who: "viewer" | "worker",
  called: Called,
  args: FunctionArgs<Called>,
): FunctionReturnType<Called>[] {
  const client = new ConvexClient(backend.url, { logger: false });
  open.push(client);
  client.setAuth(async () => backend.tokens[who]);
  const seen: FunctionReturnType<Called>[] = [];
  client.onUpdate(called, args, (answer) => seen.push(answer));
  return seen;
}

describe("a subscription", () => {
  it("notifies a worker when a job is queued or handed back", async () => {
    const backend = await start();
    const heads = subscribe(backend, "worker", api.queue.head, {});
    await vi.waitFor(() => expect(heads).toEqual([null]), PATIENCE);
    const { jobId } = await submit(backend);
    await vi.waitFor(() => expect(heads.at(-1)).toEqual({ jobId, epoch: 0 }), PATIENCE);
    const { worker, lease } = await claim(backend);
    await worker.mutation(api.queue.handBack, lease);
    await vi.waitFor(() => expect(heads.at(-1)).toEqual({ jobId, epoch: 2 }), PATIENCE);
  });

  it("notifies a running worker of a cancel", async () => {
    const backend = await start();
    const { jobId } = await submit(backend);
    const { lease } = await claim(backend);
    const watched = subscribe(backend, "worker", api.queue.watch, {
      jobId: lease.jobId,
      epoch: lease.epoch,
    });
    await vi.waitFor(() => expect(watched).toEqual([{ owned: true, reason: "owned" }]), PATIENCE);
    await backend.as("viewer").mutation(api.jobs.cancel, { jobId });
    const told = { owned: false, reason: "canceled" };
    await vi.waitFor(() => expect(watched.at(-1)).toEqual(told), PATIENCE);
  });

  it("of a page is updated by progress, but not by heartbeats and beats", async () => {
    const backend = await start();
    const { jobId } = await submit(backend);
    const { worker, lease } = await claim(backend);
    await worker.mutation(api.workers.register, { workerId: "w1", name: "w1", concurrency: 1 });
    const jobs = subscribe(backend, "viewer", api.jobs.get, { jobId });
    const lists = subscribe(backend, "viewer", api.repositories.list, {
      paginationOpts: { numItems: 10, cursor: null },
    });
    const present = subscribe(backend, "viewer", api.workers.present, {});
    await vi.waitFor(() => expect([jobs.length, lists.length, present.length]).toEqual([1, 1, 1]), PATIENCE);
    for (let beat = 0; beat < 5; beat += 1) {
      await worker.mutation(api.queue.heartbeat, lease);
      await worker.mutation(api.workers.beat, { workerId: "w1" });
    }
    const progress = { stage: "order" as const, step: 3, documentsDone: 2, documentsTotal: 33 };
    await worker.mutation(api.queue.progress, { ...lease, ...progress });
    await vi.waitFor(() => expect(jobs.at(-1)).toMatchObject(progress), PATIENCE);
    await vi.waitFor(() => expect(lists.at(-1)?.page[0]?.latestJob).toMatchObject(progress), PATIENCE);
    expect([jobs.length, lists.length, present.length]).toEqual([2, 2, 1]);
  });
});
