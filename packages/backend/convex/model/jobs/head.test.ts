/** Workers with and without Claude on one queue. */

import { describe, expect, it } from "vitest";
import { api, internal } from "../../../src/index.ts";
import { refusalOf, type TestBackend } from "../../../src/testing/driver.ts";
import { onEveryBackend } from "../../../src/testing/implementations.ts";
import { claim, look, submit } from "../../../src/testing/worker-calls.ts";

const PLAIN = { workerId: "plain", engines: ["static" as const] };
const RICH = { workerId: "rich", engines: ["static" as const, "claude" as const] };
type Player = typeof PLAIN | typeof RICH;

const SPENT = { requests: 1, inputTokens: 1, outputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0 };

const claude = { name: "claude" as const, version: "m", reason: "asked-for" };

/** Registers a worker. Returns the head of the queue that it gets, and its claims. */
async function arrive(backend: TestBackend, player: Player) {
  const worker = backend.as("worker");
  await worker.mutation(api.workers.register, { ...player, name: player.workerId, concurrency: 1 });
  return {
    head: async () => (await worker.query(api.queue.head, { engines: player.engines }))?.jobId ?? null,
    claim: async () => await worker.mutation(api.queue.claim, { ...player, capacity: 1 }),
    leave: async () => await worker.mutation(api.workers.leave, { workerId: player.workerId }),
  };
}

/** A queued job that a worker with Claude has begun and handed back. */
async function begun(backend: TestBackend, how: "handed back" | "delayed") {
  const { jobId } = await submit(backend);
  const { worker, lease } = await claim(backend, "gone");
  await worker.mutation(api.queue.engine, { ...lease, ...claude });
  if (how === "handed back") await worker.mutation(api.queue.handBack, lease);
  if (how === "delayed") {
    const error = { code: "ENGINE_UNAVAILABLE" as const };
    await worker.mutation(api.queue.fail, { ...lease, error, engine: "claude" });
    const { retryAt } = await look(backend, jobId);
    await backend.run(internal.queue.due, { jobId: lease.jobId, retryAt: retryAt ?? 0 });
  }
  return { jobId };
}

describe("a job that Claude has begun", () => {
  onEveryBackend((start) => {
    it.each(["handed back", "delayed"] as const)(
      "and is %s is taken by a worker with Claude only, which is told so",
      async (how) => {
        const backend = await start();
        const { jobId } = await begun(backend, how);
        const plain = await arrive(backend, PLAIN);
        expect([await plain.head(), await plain.claim()]).toEqual([null, null]);
        expect((await look(backend, jobId)).status).toBe("queued");
        const rich = await arrive(backend, RICH);
        expect([await plain.head(), await plain.claim()]).toEqual([null, null]);
        expect(await rich.head()).toBe(jobId);
        expect(await rich.claim()).toMatchObject({
          jobId,
          settings: { engine: "auto" },
          engineChosen: claude,
        });
      },
    );

    it("does not block later jobs for a worker without Claude", async () => {
      const backend = await start();
      const { jobId: first } = await begun(backend, "handed back");
      const { jobId: second } = await submit(backend, "owner/second");
      const plain = await arrive(backend, PLAIN);
      const rich = await arrive(backend, RICH);
      expect([await plain.head(), await rich.head()]).toEqual([second, first]);
      expect((await plain.claim())?.jobId).toBe(second);
      expect(await plain.head()).toBeNull();
    });

    it("waits visibly without a worker for it, and can be canceled and retried", async () => {
      const backend = await start();
      const { jobId } = await begun(backend, "handed back");
      const viewer = backend.as("viewer");
      const plain = await arrive(backend, PLAIN);
      const serving = async () => await viewer.query(api.workers.serving, { engine: "claude" });
      expect([await serving(), (await viewer.query(api.workers.present, {})).count]).toEqual([0, 1]);
      const rich = await arrive(backend, RICH);
      expect(await serving()).toBe(1);
      await rich.leave();
      expect(await serving()).toBe(0);
      await viewer.mutation(api.jobs.cancel, { jobId });
      const { jobId: second } = await viewer.mutation(api.jobs.retry, { jobId });
      expect(await plain.claim()).toMatchObject({ jobId: second, engineChosen: null });
    });
  });
});

describe("a job that requests Claude", () => {
  onEveryBackend((start) => {
    it("waits for a worker with Claude while one is present, else goes to any worker", async () => {
      const backend = await start();
      const { jobId } = await submit(backend, "owner/name", 10, "claude");
      const { jobId: other } = await submit(backend, "owner/other");
      const plain = await arrive(backend, PLAIN);
      const rich = await arrive(backend, RICH);
      expect(await plain.head()).toBe(other);
      await rich.leave();
      expect(await plain.head()).toBe(jobId);
      expect(await plain.claim()).toMatchObject({ jobId, settings: { engine: "claude" } });
      expect((await plain.claim())?.jobId).toBe(other);
    });
  });
});

describe("a job that the static engine has begun", () => {
  onEveryBackend((start) => {
    it("keeps its engine when another worker takes it over", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const { worker, lease } = await claim(backend, "gone");
      const chosen = { name: "static" as const, reason: "no-credential" };
      await worker.mutation(api.queue.engine, { ...lease, ...chosen });
      await worker.mutation(api.queue.handBack, lease);
      const plain = await arrive(backend, PLAIN);
      expect(await plain.head()).toBe(jobId);
      const rich = await arrive(backend, RICH);
      expect(await rich.claim()).toMatchObject({ jobId, engineChosen: chosen });
    });
  });
});

describe("a job that was paid for", () => {
  onEveryBackend((start) => {
    it("keeps its commit and cost for the next worker; a new job starts without them", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const { worker, lease } = await claim(backend, "gone");
      const commit = "c".repeat(40);
      await worker.mutation(api.queue.commit, { ...lease, commit });
      for (const step of [1, 4, 4])
        await worker.mutation(api.queue.usage, { ...lease, ...SPENT, step, costUsd: 0.2 });
      await worker.mutation(api.queue.handBack, lease);
      const next = await arrive(backend, RICH);
      expect(await next.claim()).toMatchObject({ jobId, commit, spentUsd: 0.6 });
      const viewer = backend.as("viewer");
      expect(await viewer.query(api.jobs.get, { jobId })).not.toHaveProperty("commit");
      const late = worker.mutation(api.queue.commit, { ...lease, commit });
      expect((await refusalOf(late)).code).toBe("LEASE_LOST");
      await viewer.mutation(api.jobs.cancel, { jobId });
      await viewer.mutation(api.jobs.retry, { jobId });
      expect(await next.claim()).toMatchObject({ commit: null, spentUsd: 0 });
    });
  });
});
