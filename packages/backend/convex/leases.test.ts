import { describe, expect, it } from "vitest";
import { api, internal } from "../src/index.ts";
import { refusalOf, until } from "../src/testing/driver.ts";
import { onEveryBackend } from "../src/testing/implementations.ts";
import { pass, stopTime } from "../src/testing/time.ts";
import { claim, look, submit } from "../src/testing/worker-calls.ts";

describe("a lease", () => {
  onEveryBackend((start) => {
    it("that gets no heartbeat ends: the job is queued again as the next attempt", async () => {
      const backend = await start({ leaseMs: 100 });
      const { jobId } = await submit(backend);
      const { worker, lease } = await claim(backend, "w1");
      const queued = await until(
        backend.as("viewer"),
        api.jobs.get,
        { jobId },
        (job) => job?.status === "queued",
      );
      expect(queued).toMatchObject({ attempt: 2, epoch: 2, stage: null, error: null });
      expect((await refusalOf(worker.mutation(api.queue.heartbeat, lease))).code).toBe("LEASE_LOST");
      expect(await worker.query(api.queue.head, {})).toEqual({ jobId, epoch: 2 });
    });

    it("lost for the second time fails the job with its own reason", async () => {
      const backend = await start({ leaseMs: 100 });
      const { jobId } = await submit(backend);
      const viewer = backend.as("viewer");
      await claim(backend, "w1");
      await until(viewer, api.jobs.get, { jobId }, (job) => job?.status === "queued");
      await claim(backend, "w2");
      const failed = await until(viewer, api.jobs.get, { jobId }, (job) => job?.status === "failed");
      expect(failed).toMatchObject({
        attempt: 2,
        epoch: 4,
        error: { code: "WORKER_LOST", reason: "worker.lost-twice", retryable: true },
      });
      expect(failed?.endedAt).not.toBeNull();
      expect((await submit(backend)).created).toBe(true);
    });

    it("is kept by heartbeats beyond its first end", async () => {
      stopTime();
      const backend = await start({ leaseMs: 4_000 });
      const kept = await submit(backend, "owner/kept");
      const { worker, lease } = await claim(backend);
      const silent = await submit(backend, "owner/silent");
      await claim(backend);
      await pass(3_999);
      expect(await worker.mutation(api.queue.heartbeat, lease)).toEqual({ remainingMs: 4_000 });
      expect(await look(backend, silent.jobId)).toMatchObject({ status: "running" });
      await pass(1);
      // The job without heartbeats was claimed after the other one: when it expires, the first end
      // of the other's lease is past.
      const viewer = backend.as("viewer");
      await until(viewer, api.jobs.get, { jobId: silent.jobId }, (job) => job?.status === "queued");
      expect(await look(backend, kept.jobId)).toMatchObject({ status: "running", epoch: 1, attempt: 1 });
    });

    it("that was extended ends at its new end when the heartbeats stop", async () => {
      stopTime();
      const backend = await start({ leaseMs: 4_000 });
      const { jobId } = await submit(backend);
      const { worker, lease } = await claim(backend);
      await pass(2_000);
      await worker.mutation(api.queue.heartbeat, lease);
      await pass(3_999);
      await worker.query(api.checkpoints.get, { ...lease, key: "k" });
      expect(await look(backend, jobId)).toMatchObject({ status: "running" });
      await pass(1);
      const viewer = backend.as("viewer");
      const queued = await until(viewer, api.jobs.get, { jobId }, (job) => job?.status === "queued");
      expect(queued).toMatchObject({ attempt: 2, epoch: 2 });
    });

    it("is not ended early by its expiry function", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const { lease } = await claim(backend);
      await backend.run(internal.leases.expire, { jobId, epoch: lease.epoch });
      expect(await look(backend, jobId)).toMatchObject({ status: "running", epoch: 1 });
    });

    it("of a later claim is not touched by the expiry function of an earlier one", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const { worker, lease } = await claim(backend, "w1");
      await worker.mutation(api.queue.handBack, lease);
      await claim(backend, "w2");
      await backend.run(internal.leases.expire, { jobId, epoch: lease.epoch });
      expect(await look(backend, jobId)).toMatchObject({ status: "running", epoch: 3 });
    });
  });
});
