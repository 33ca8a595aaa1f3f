import { JOB_ERRORS, type JobErrorCode } from "@fondation/environment/errors";
import { describe, expect, it } from "vitest";
import { api, internal } from "../../../src/index.ts";
import { type TestBackend, until } from "../../../src/testing/driver.ts";
import { onEveryBackend } from "../../../src/testing/implementations.ts";
import { pass, stopTime } from "../../../src/testing/time.ts";
import { claim, look, submit } from "../../../src/testing/worker-calls.ts";

const error = (code: JobErrorCode) => ({
  code,
  reason: "clone.stalled",
  facts: { repository: "owner/name" },
});

/**
 * Claims the job and reports a failure. Queues it again if it was delayed. Returns the view of the
 * job after the failure, with the status that the report returned.
 */
async function failOnce(
  backend: TestBackend,
  code: JobErrorCode,
  more: { resetAt?: number; engine?: "static" | "claude" } = {},
) {
  const { worker, lease } = await claim(backend);
  const { status } = await worker.mutation(api.queue.fail, { ...lease, error: error(code), ...more });
  const job = await look(backend, lease.jobId);
  if (job.retryAt !== null) {
    await backend.run(internal.queue.due, { jobId: job.jobId, retryAt: job.retryAt });
  }
  return { ...job, status };
}

describe("a failed attempt", () => {
  onEveryBackend((start) => {
    it.each<JobErrorCode>([
      "REPOSITORY_NOT_FOUND",
      "REPOSITORY_EMPTY",
      "ENGINE_AUTH",
      "JOB_TIMEOUT",
      "INTERNAL",
    ])("with %s ends the job, and no retry can help", async (code) => {
      const backend = await start();
      await submit(backend);
      const job = await failOnce(backend, code);
      expect(job).toMatchObject({
        status: "failed",
        attempt: 1,
        retryAt: null,
        error: { ...error(code), retryable: false },
      });
      expect(job.endedAt).not.toBeNull();
      expect(await backend.as("worker").query(api.queue.head, {})).toBeNull();
    });

    it("that can be retried is delayed until its time, then queued as the next attempt", async () => {
      stopTime();
      const backend = await start();
      const { jobId } = await submit(backend);
      const { worker, lease } = await claim(backend);
      const resetAt = Date.now() + 10_000;
      const failed = { ...lease, error: error("ENGINE_RATE_LIMIT"), resetAt };
      expect(await worker.mutation(api.queue.fail, failed)).toEqual({ status: "delayed" });
      const { retryAt } = await look(backend, jobId);
      expect(retryAt).toBeGreaterThanOrEqual(resetAt);
      await pass((retryAt ?? 0) - Date.now() - 1);
      expect(await look(backend, jobId)).toMatchObject({ status: "delayed" });
      await pass(1);
      const viewer = backend.as("viewer");
      const queued = await until(viewer, api.jobs.get, { jobId }, (job) => job?.status === "queued");
      expect(queued).toMatchObject({ attempt: 2, retryAt: null, error: { code: "ENGINE_RATE_LIMIT" } });
      expect((await claim(backend)).job).toMatchObject({ jobId, attempt: 2 });
      expect((await look(backend, jobId)).error).toBeNull();
    });

    it("is retried with doubling delays; the fifth failure ends the job", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      for (const longest of [4_000, 8_000, 16_000, 32_000]) {
        const before = Date.now();
        const job = await failOnce(backend, "ENGINE_UNAVAILABLE");
        expect(job.status).toBe("delayed");
        expect(job.retryAt).toBeGreaterThanOrEqual(before + longest / 2);
        expect(job.retryAt).toBeLessThanOrEqual(Date.now() + longest);
      }
      await failOnce(backend, "ENGINE_UNAVAILABLE");
      expect(await look(backend, jobId)).toMatchObject({
        status: "failed",
        attempt: 5,
        error: { code: "ENGINE_UNAVAILABLE", retryable: true },
      });
    });

    it("by a rate limit waits for its reset", async () => {
      const backend = await start();
      await submit(backend);
      const resetAt = Date.now() + 3_600_000;
      const job = await failOnce(backend, "ENGINE_RATE_LIMIT", { resetAt });
      expect(job.status).toBe("delayed");
      expect(job.retryAt).toBeGreaterThanOrEqual(resetAt);
      expect(job.retryAt).toBeLessThanOrEqual(resetAt + 1_000);
    });

    it("by a rate limit is retried 24 times, then ends the job", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      for (let limit = 0; limit < 24; limit++) {
        const resetAt = limit % 2 === 0 ? { resetAt: Date.now() + 3_600_000 } : {};
        expect((await failOnce(backend, "ENGINE_RATE_LIMIT", resetAt)).status).toBe("delayed");
      }
      expect((await failOnce(backend, "ENGINE_RATE_LIMIT")).status).toBe("failed");
      expect(await look(backend, jobId)).toMatchObject({ status: "failed", error: { retryable: true } });
    });

    it("is not queued early by the wake-up of an earlier delay", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const { retryAt } = await failOnce(backend, "NETWORK");
      const { worker, lease } = await claim(backend);
      const resetAt = Date.now() + 3_600_000;
      await worker.mutation(api.queue.fail, { ...lease, error: error("ENGINE_RATE_LIMIT"), resetAt });
      await backend.run(internal.queue.due, { jobId, retryAt: retryAt ?? 0 });
      expect(await look(backend, jobId)).toMatchObject({ status: "delayed", attempt: 2 });
    });

    it("of a model is retried once, immediately", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const { worker, lease } = await claim(backend);
      const failed = { ...lease, error: error("COURSE_INVALID"), engine: "claude" as const };
      expect(await worker.mutation(api.queue.fail, failed)).toEqual({ status: "delayed" });
      // The delay has zero length: the scheduler may already have queued the job.
      const viewer = backend.as("viewer");
      const again = await until(viewer, api.jobs.get, { jobId }, (job) => job?.status === "queued");
      expect(again).toMatchObject({ attempt: 2, error: { code: "COURSE_INVALID" } });
      expect((await failOnce(backend, "ENGINE_OUTPUT", { engine: "claude" })).status).toBe("failed");
    });

    it("of the static engine is never retried: it would fail the same way", async () => {
      const backend = await start();
      await submit(backend);
      expect((await failOnce(backend, "COURSE_INVALID", { engine: "static" })).status).toBe("failed");
    });

    it("may end with every code of the table", async () => {
      const backend = await start();
      for (const code of Object.keys(JOB_ERRORS) as JobErrorCode[]) {
        await submit(backend, `owner/${code}`);
        const { worker, lease } = await claim(backend);
        const { status } = await worker.mutation(api.queue.fail, { ...lease, error: error(code) });
        expect(["failed", "delayed"]).toContain(status);
      }
    });

    it.each(["UNHEARD_OF", "", "toString", "network"])("with the code « %s » is not taken", async (code) => {
      const backend = await start();
      await submit(backend);
      const { worker, lease } = await claim(backend);
      const unknown = { ...error("INTERNAL"), code: code as JobErrorCode };
      const call = worker.mutation(api.queue.fail, { ...lease, error: unknown });
      await expect(call).rejects.toThrow(/validat/i);
      expect(await look(backend, lease.jobId)).toMatchObject({ status: "running", epoch: lease.epoch });
    });

    it("can be retried by a person: a new job with the same settings", async () => {
      const backend = await start();
      const { jobId, repositoryId } = await submit(backend, "owner/name", 5);
      await failOnce(backend, "INTERNAL");
      const again = await backend.as("viewer").mutation(api.jobs.retry, { jobId });
      expect(again).toMatchObject({ created: true, repositoryId });
      expect(again.jobId).not.toBe(jobId);
      expect(await look(backend, again.jobId)).toMatchObject({ status: "queued", chapters: 5, attempt: 1 });
      expect(await backend.as("viewer").mutation(api.jobs.retry, { jobId })).toEqual({
        ...again,
        created: false,
      });
    });
  });
});
