import { describe, expect, it } from "vitest";
import { api, internal } from "../src/index.ts";
import { refusalOf } from "../src/testing/driver.ts";
import { onEveryBackend } from "../src/testing/implementations.ts";
import { sampleDocuments, sampleManifest } from "../src/testing/sample-course.ts";
import { beginCourse, claim, look, makeCourse, publish, store, submit } from "../src/testing/worker-calls.ts";

const NETWORK = { code: "NETWORK" } as const;

describe("a cancel", () => {
  onEveryBackend((start) => {
    it("takes a queued job out of the queue", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      await backend.as("viewer").mutation(api.jobs.cancel, { jobId });
      const job = await look(backend, jobId);
      expect(job.status).toBe("canceled");
      expect(job.endedAt).not.toBeNull();
      expect(await backend.as("worker").query(api.queue.head, {})).toBeNull();
    });

    it("reaches the job's watcher; afterwards the worker can change nothing", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const { worker, lease } = await claim(backend);
      await backend.as("viewer").mutation(api.jobs.cancel, { jobId });
      const watched = { jobId: lease.jobId, epoch: lease.epoch };
      expect(await worker.query(api.queue.watch, watched)).toEqual({ owned: false, reason: "canceled" });
      for (const call of [
        () => worker.mutation(api.queue.heartbeat, lease),
        () => worker.mutation(api.queue.handBack, lease),
        () => worker.mutation(api.queue.fail, { ...lease, error: NETWORK }),
      ]) {
        expect((await refusalOf(call())).code).toBe("LEASE_LOST");
      }
      expect((await look(backend, jobId)).status).toBe("canceled");
    });

    it("between the last document and the completion never becomes completed", async () => {
      const backend = await start();
      const { jobId } = await submit(backend, "owner/name", 3);
      const { worker, lease } = await claim(backend);
      const documents = sampleDocuments(3);
      const courseId = await beginCourse(worker, lease, 3);
      await store(worker, lease, courseId, documents);
      await backend.as("viewer").mutation(api.jobs.cancel, { jobId });
      const manifest = JSON.stringify(sampleManifest(documents, 3));
      const completion = worker.mutation(api.publishing.complete, { ...lease, courseId, manifest });
      expect((await refusalOf(completion)).code).toBe("LEASE_LOST");
      expect((await look(backend, jobId)).status).toBe("canceled");
      const viewer = backend.as("viewer");
      expect(await viewer.query(api.courses.get, { key: "owner/name" })).toBeNull();
      const slug = documents[0]?.slug ?? "";
      expect(await viewer.query(api.courses.document, { courseId, slug })).toBeNull();
    });

    it("of a delayed job is final: its wake-up changes nothing", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const { worker, lease } = await claim(backend);
      await worker.mutation(api.queue.fail, { ...lease, error: NETWORK });
      const { retryAt } = await look(backend, jobId);
      await backend.as("viewer").mutation(api.jobs.cancel, { jobId });
      await backend.run(internal.queue.due, { jobId, retryAt: retryAt ?? 0 });
      expect(await look(backend, jobId)).toMatchObject({ status: "canceled", retryAt: null });
    });

    it("is final: the expiry of the lease changes nothing", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const { lease } = await claim(backend);
      await backend.as("viewer").mutation(api.jobs.cancel, { jobId });
      await backend.run(internal.leases.expire, { jobId, epoch: lease.epoch });
      expect((await look(backend, jobId)).status).toBe("canceled");
    });

    it("repeated changes nothing", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      await backend.as("viewer").mutation(api.jobs.cancel, { jobId });
      const once = await look(backend, jobId);
      await backend.as("viewer").mutation(api.jobs.cancel, { jobId });
      expect(await look(backend, jobId)).toEqual(once);
    });

    it("of a completed or a failed job changes nothing", async () => {
      const backend = await start();
      await makeCourse(backend, "owner/done");
      const { jobId } = await submit(backend, "owner/broken");
      const { worker, lease } = await claim(backend);
      const error = { code: "INTERNAL" } as const;
      await worker.mutation(api.queue.fail, { ...lease, error });
      const viewer = backend.as("viewer");
      const done = await viewer.query(api.repositories.get, { key: "owner/done" });
      for (const [id, status] of [
        [done?.latestJob?.jobId ?? "", "completed"],
        [jobId, "failed"],
      ] as const) {
        await viewer.mutation(api.jobs.cancel, { jobId: id });
        expect((await look(backend, id)).status).toBe(status);
      }
    });

    it("allows a new job of the repository, which the old worker cannot change", async () => {
      const backend = await start();
      const { jobId } = await submit(backend, "owner/name", 3);
      const { worker, lease } = await claim(backend, "w1");
      await backend.as("viewer").mutation(api.jobs.cancel, { jobId });
      const again = await submit(backend, "owner/name", 3);
      expect(again.created).toBe(true);
      const { lease: next } = await claim(backend, "w2");
      expect(next.jobId).toBe(again.jobId);
      expect((await refusalOf(publish(worker, lease, 3))).code).toBe("LEASE_LOST");
      await publish(worker, next, 3);
      expect((await look(backend, again.jobId)).status).toBe("completed");
    });

    it("of an unknown job is refused with a reason", async () => {
      const viewer = (await start()).as("viewer");
      const refusal = await refusalOf(viewer.mutation(api.jobs.cancel, { jobId: "nothing" }));
      expect(refusal).toMatchObject({ code: "JOB_NOT_FOUND", reason: "job.unknown" });
    });
  });
});
