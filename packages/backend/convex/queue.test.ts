import { describe, expect, it } from "vitest";
import { api } from "../src/index.ts";
import { refusalOf } from "../src/testing/driver.ts";
import { onEveryBackend } from "../src/testing/implementations.ts";
import { claim, look, publish, submit } from "../src/testing/worker-calls.ts";

describe("the queue", () => {
  onEveryBackend((start) => {
    it("is empty at first: no head, nothing to claim", async () => {
      const worker = (await start()).as("worker");
      expect(await worker.query(api.queue.head, {})).toBeNull();
      expect(await worker.mutation(api.queue.claim, { workerId: "w1", capacity: 1 })).toBeNull();
    });

    it("hands out jobs in the order in which they were submitted", async () => {
      const backend = await start();
      const first = await submit(backend, "owner/first");
      const second = await submit(backend, "owner/second");
      const worker = backend.as("worker");
      expect(await worker.query(api.queue.head, {})).toEqual({ jobId: first.jobId, epoch: 0 });
      expect((await claim(backend)).job.jobId).toBe(first.jobId);
      expect(await worker.query(api.queue.head, {})).toEqual({ jobId: second.jobId, epoch: 0 });
      expect((await claim(backend)).job.jobId).toBe(second.jobId);
      expect(await worker.query(api.queue.head, {})).toBeNull();
    });

    it("returns with a claim what the worker needs", async () => {
      const backend = await start({ leaseMs: 4_000 });
      const { jobId } = await submit(backend, "owner/name", 7);
      expect((await claim(backend)).job).toEqual({
        jobId,
        epoch: 1,
        attempt: 1,
        leaseMs: 4_000,
        repository: {
          key: "owner/name",
          host: "github.com",
          owner: "owner",
          name: "name",
          cloneUrl: "https://github.com/owner/name.git",
          kind: "remote",
        },
        settings: { engine: "auto", chapters: 7, language: "fr" },
        engineChosen: null,
        commit: null,
        spentUsd: 0,
      });
    });

    it("gives nothing to a worker without free capacity", async () => {
      const backend = await start();
      await submit(backend);
      const worker = backend.as("worker");
      expect(await worker.mutation(api.queue.claim, { workerId: "w1", capacity: 0 })).toBeNull();
      expect(await worker.query(api.queue.head, {})).not.toBeNull();
    });

    it("gives a job to exactly one of several workers that claim it concurrently", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const claims = ["w1", "w2", "w3", "w4", "w5"].map((workerId) =>
        backend.as("worker").mutation(api.queue.claim, { workerId, capacity: 1 }),
      );
      const won = (await Promise.all(claims)).filter((claimed) => claimed !== null);
      expect(won).toHaveLength(1);
      expect(won[0]).toMatchObject({ jobId, epoch: 1 });
    });

    it("shows a claimed job as running and an owned claim to its watcher", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const { worker, lease } = await claim(backend);
      const job = await look(backend, jobId);
      expect(job).toMatchObject({ status: "running", epoch: 1, attempt: 1, endedAt: null });
      expect(job.startedAt).toBeGreaterThanOrEqual(job.queuedAt);
      const watched = { jobId: lease.jobId, epoch: lease.epoch };
      expect(await worker.query(api.queue.watch, watched)).toEqual({ owned: true, reason: "owned" });
    });

    it("shows progress, and each finished document once", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const { worker, lease } = await claim(backend);
      const document = { slug: "step1_abstractions.yaml", title: "Abstractions" };
      const progress = {
        ...lease,
        stage: "abstractions" as const,
        step: 1,
        documentsDone: 1,
        documentsTotal: 33,
        document,
      };
      await worker.mutation(api.queue.progress, progress);
      await worker.mutation(api.queue.progress, progress);
      expect(await look(backend, jobId)).toMatchObject({
        stage: "abstractions",
        step: 1,
        documentsDone: 1,
        documentsTotal: 33,
        documents: [document],
      });
    });

    it("takes a job back: same attempt, next epoch, no progress, first in the queue", async () => {
      const backend = await start();
      const { jobId } = await submit(backend, "owner/first");
      await submit(backend, "owner/second");
      const { worker, lease } = await claim(backend);
      await worker.mutation(api.queue.progress, {
        ...lease,
        stage: "chapters",
        step: 4,
        documentsDone: 5,
        documentsTotal: 33,
      });
      await worker.mutation(api.queue.handBack, lease);
      expect(await look(backend, jobId)).toMatchObject({
        status: "queued",
        attempt: 1,
        epoch: 2,
        stage: null,
        step: 0,
        documentsDone: 0,
      });
      expect(await worker.query(api.queue.head, {})).toEqual({ jobId, epoch: 2 });
      expect((await claim(backend, "w2")).job).toMatchObject({ jobId, attempt: 1, epoch: 3 });
    });

    it("refuses every call of a worker whose claim is over", async () => {
      const backend = await start();
      await submit(backend);
      const { worker, lease } = await claim(backend, "w1");
      await worker.mutation(api.queue.handBack, lease);
      const { lease: present } = await claim(backend, "w2");
      const stolen = { ...present, workerId: "w1" };
      for (const proof of [lease, stolen]) {
        const calls = [
          () => worker.mutation(api.queue.heartbeat, proof),
          () =>
            worker.mutation(api.queue.progress, {
              ...proof,
              stage: "order",
              step: 3,
              documentsDone: 3,
              documentsTotal: 33,
            }),
          () => worker.mutation(api.queue.handBack, proof),
          () =>
            worker.mutation(api.queue.fail, {
              ...proof,
              error: { code: "INTERNAL" },
            }),
          () => worker.mutation(api.logs.append, { ...proof, lines: [] }),
          () => worker.mutation(api.checkpoints.put, { ...proof, key: "k", value: "1" }),
          () => publish(worker, proof, 3),
        ];
        for (const call of calls) expect((await refusalOf(call())).code).toBe("LEASE_LOST");
      }
      expect((await refusalOf(worker.query(api.checkpoints.get, { ...lease, key: "k" }))).code).toBe(
        "LEASE_LOST",
      );
      expect(await look(backend, lease.jobId)).toMatchObject({ status: "running", epoch: 3 });
    });

    it("reports an old claim as lost, and the claim of a finished job as ended", async () => {
      const backend = await start();
      await submit(backend, "owner/name", 3);
      const { worker, lease } = await claim(backend, "w1");
      await worker.mutation(api.queue.handBack, lease);
      const watched = { jobId: lease.jobId, epoch: lease.epoch };
      expect(await worker.query(api.queue.watch, watched)).toEqual({ owned: false, reason: "lost" });
      const { lease: next } = await claim(backend, "w2");
      expect(await worker.query(api.queue.watch, watched)).toEqual({ owned: false, reason: "lost" });
      await publish(worker, next, 3);
      expect(await worker.query(api.queue.watch, { ...watched, epoch: next.epoch })).toEqual({
        owned: false,
        reason: "ended",
      });
    });
  });
});
