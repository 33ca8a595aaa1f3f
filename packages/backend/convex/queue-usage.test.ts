import { describe, expect, it } from "vitest";
import { api } from "../src/index.ts";
import { refusalOf } from "../src/testing/driver.ts";
import { onEveryBackend } from "../src/testing/implementations.ts";
import { sampleDocuments, sampleManifest } from "../src/testing/sample-course.ts";
import { beginCourse, claim, look, publish, store, submit } from "../src/testing/worker-calls.ts";

type Claimed = Awaited<ReturnType<typeof claim>>;

const SPENT = {
  requests: 1,
  inputTokens: 100,
  outputTokens: 20,
  cacheReadTokens: 3_000,
  cacheWriteTokens: 400,
  costUsd: 0.25,
};

describe("the cost of a model", () => {
  onEveryBackend((start) => {
    it("is summed by step, in ascending order, with the total", async () => {
      const backend = await start();
      const { jobId } = await submit(backend, "owner/name", 3);
      const { worker, lease } = await claim(backend);
      expect((await look(backend, jobId)).usage).toBeNull();
      for (const step of [4, 1, 4]) await worker.mutation(api.queue.usage, { ...lease, step, ...SPENT });
      const twice = {
        requests: 2,
        inputTokens: 200,
        outputTokens: 40,
        cacheReadTokens: 6_000,
        cacheWriteTokens: 800,
        costUsd: 0.5,
      };
      const usage = {
        steps: [
          { step: 1, ...SPENT },
          { step: 4, ...twice },
        ],
        total: {
          requests: 3,
          inputTokens: 300,
          outputTokens: 60,
          cacheReadTokens: 9_000,
          cacheWriteTokens: 1_200,
          costUsd: 0.75,
        },
      };
      expect((await look(backend, jobId)).usage).toEqual(usage);
      await publish(worker, lease, 3);
      expect((await look(backend, jobId)).usage).toEqual(usage);
    });

    it("stays with a job that is handed back, and the next worker adds to it", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const one = await claim(backend, "w1");
      await one.worker.mutation(api.queue.usage, { ...one.lease, step: 1, ...SPENT });
      await one.worker.mutation(api.queue.handBack, one.lease);
      const two = await claim(backend, "w2");
      await two.worker.mutation(api.queue.usage, { ...two.lease, step: 2, ...SPENT });
      expect((await look(backend, jobId)).usage?.total).toMatchObject({ requests: 2, costUsd: 0.5 });
      const late = one.worker.mutation(api.queue.usage, { ...one.lease, step: 1, ...SPENT });
      expect((await refusalOf(late)).code).toBe("LEASE_LOST");
    });

    it("is accepted after a cancel only from the worker whose job was canceled", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const one = await claim(backend, "w1");
      await one.worker.mutation(api.queue.handBack, one.lease);
      const two = await claim(backend, "w2");
      const spend = ({ worker, lease }: Claimed) =>
        worker.mutation(api.queue.usage, { ...lease, step: 1, ...SPENT });
      await spend(two);
      await backend.as("viewer").mutation(api.jobs.cancel, { jobId });
      await spend(two);
      expect(await look(backend, jobId)).toMatchObject({
        status: "canceled",
        usage: { total: { requests: 2, costUsd: 0.5 } },
      });
      expect((await refusalOf(spend(one))).code).toBe("LEASE_LOST");
      expect((await look(backend, jobId)).usage?.total.requests).toBe(2);
    });

    it("is refused when the job was handed back or failed before the cancel", async () => {
      const backend = await start();
      const ends = {
        "owner/back": ({ worker, lease }: Claimed) => worker.mutation(api.queue.handBack, lease),
        "owner/failed": ({ worker, lease }: Claimed) => {
          const error = { code: "NETWORK" } as const;
          return worker.mutation(api.queue.fail, { ...lease, error });
        },
      };
      for (const [repository, end] of Object.entries(ends)) {
        const { jobId } = await submit(backend, repository);
        const claimed = await claim(backend);
        await end(claimed);
        await backend.as("viewer").mutation(api.jobs.cancel, { jobId });
        const late = claimed.worker.mutation(api.queue.usage, { ...claimed.lease, step: 1, ...SPENT });
        expect((await refusalOf(late)).code).toBe("LEASE_LOST");
        expect((await look(backend, jobId)).usage).toBeNull();
      }
    });

    it.each([
      ["a step behind the sixth", { step: 7 }],
      ["no step", { step: 0 }],
      ["less than nothing", { inputTokens: -1 }],
      ["half a token", { outputTokens: 0.5 }],
      ["a cost that is not a number", { costUsd: Number.NaN }],
      ["a negative cost", { costUsd: -0.01 }],
    ])("is not %s", async (_, spoilt) => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const { worker, lease } = await claim(backend);
      const call = worker.mutation(api.queue.usage, { ...lease, step: 1, ...SPENT, ...spoilt });
      expect((await refusalOf(call)).code).toBe("USAGE_INVALID");
      expect((await look(backend, jobId)).usage).toBeNull();
    });

    it("is stored with the course as in its manifest, including earlier jobs", async () => {
      const backend = await start();
      await submit(backend, "owner/name", 3);
      const { worker, lease } = await claim(backend);
      const documents = sampleDocuments(3);
      const courseId = await beginCourse(worker, lease, 3);
      await store(worker, lease, courseId, documents);
      const complete = (usage: unknown) =>
        worker.mutation(api.publishing.complete, {
          ...lease,
          courseId,
          manifest: JSON.stringify({ ...sampleManifest(documents, 3), usage }),
        });
      const broken = await refusalOf(complete({ steps: [{ step: 1, ...SPENT, costUsd: "0.25" }] }));
      expect(broken.facts.detail).toContain("usage.steps[0].costUsd is not an amount of dollars");
      await complete({ steps: [{ step: 1, ...SPENT, note: "later" }], total: SPENT });
      const course = await backend.as("viewer").query(api.courses.get, { key: "owner/name" });
      expect(course?.usage).toEqual({ steps: [{ step: 1, ...SPENT }], total: SPENT });
    });

    it("is absent for a course that no model wrote", async () => {
      const backend = await start();
      await submit(backend, "owner/name", 3);
      const { worker, lease } = await claim(backend);
      await publish(worker, lease, 3);
      expect((await backend.as("viewer").query(api.courses.get, { key: "owner/name" }))?.usage).toBeNull();
    });
  });
});

describe("the engine that a worker chose", () => {
  onEveryBackend((start) => {
    it("is shown with its reason, and the next worker may report another", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const one = await claim(backend, "w1");
      expect((await look(backend, jobId)).engineChosen).toBeNull();
      const claude = {
        name: "claude" as const,
        version: "1",
        reason: "credential",
        facts: { credential: "ANTHROPIC_API_KEY" },
      };
      await one.worker.mutation(api.queue.engine, { ...one.lease, ...claude });
      expect((await look(backend, jobId)).engineChosen).toEqual(claude);
      await one.worker.mutation(api.queue.handBack, one.lease);
      const two = await claim(backend, "w2");
      const other = { name: "static" as const, reason: "no-credential" };
      await two.worker.mutation(api.queue.engine, { ...two.lease, ...other });
      expect((await look(backend, jobId)).engineChosen).toEqual(other);
    });
  });
});
