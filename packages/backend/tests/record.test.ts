import { describe, expect, it } from "vitest";
import { api } from "../src/index.ts";
import { refusalOf, until } from "../src/testing/driver.ts";
import { onEveryBackend } from "../src/testing/implementations.ts";
import { claim, submit } from "../src/testing/worker.ts";

const first = { numItems: 50, cursor: null };
const line = (message: string) => ({ at: 1, level: "info" as const, message });

describe("a job's log", () => {
  onEveryBackend((start) => {
    it("is read newest first, page by page, each line once", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const { worker, lease } = await claim(backend);
      const messages = Array.from({ length: 120 }, (_, index) => `ligne ${index}`);
      await worker.mutation(api.logs.append, { ...lease, lines: messages.slice(0, 100).map(line) });
      await worker.mutation(api.logs.append, { ...lease, lines: messages.slice(100).map(line) });
      const viewer = backend.as("viewer");
      const seen: string[] = [];
      const sequences: number[] = [];
      let page = await viewer.query(api.logs.list, { jobId, paginationOpts: first });
      for (;;) {
        seen.push(...page.page.map(({ message }) => message));
        sequences.push(...page.page.map(({ sequence }) => sequence));
        if (page.isDone) break;
        const paginationOpts = { numItems: 50, cursor: page.continueCursor };
        page = await viewer.query(api.logs.list, { jobId, paginationOpts });
      }
      expect(seen).toEqual(messages.toReversed());
      expect(sequences).toEqual(messages.map((_, index) => index).toReversed());
    });

    it("ends at 2,000 lines with a line that says so", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const { worker, lease } = await claim(backend);
      const lines = Array.from({ length: 100 }, () => line("encore"));
      for (let call = 0; call < 21; call += 1) {
        await worker.mutation(api.logs.append, { ...lease, lines });
      }
      const { page } = await backend.as("viewer").query(api.logs.list, { jobId, paginationOpts: first });
      expect(page[0]).toMatchObject({ sequence: 1_999, level: "warn" });
      expect(page[0]?.message).toContain("plein");
    });

    it("cuts long lines, and refuses more than 100 at once", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const { worker, lease } = await claim(backend);
      await worker.mutation(api.logs.append, { ...lease, lines: [line("x".repeat(5_000))] });
      const { page } = await backend.as("viewer").query(api.logs.list, { jobId, paginationOpts: first });
      expect(page[0]?.message).toBe(`${"x".repeat(2_000)}…`);
      const lines = Array.from({ length: 101 }, () => line("x"));
      expect((await refusalOf(worker.mutation(api.logs.append, { ...lease, lines }))).code).toBe(
        "LOG_TOO_LONG",
      );
    });

    it("of a job that does not exist is empty", async () => {
      const viewer = (await start()).as("viewer");
      const { page, isDone } = await viewer.query(api.logs.list, { jobId: "none", paginationOpts: first });
      expect({ page, isDone }).toEqual({ page: [], isDone: true });
    });
  });
});

describe("the workers present", () => {
  onEveryBackend((start) => {
    const announce = (workerId: string) => ({ workerId, name: `host ${workerId}`, concurrency: 2 });

    it("are counted with their slots; one that registers again counts once, one that leaves no more", async () => {
      const backend = await start({ leaseMs: 3_000 });
      const worker = backend.as("worker");
      const present = () => backend.as("viewer").query(api.workers.present, {});
      expect(await present()).toEqual({ count: 0, slots: 0 });
      expect(await worker.mutation(api.workers.register, announce("w1"))).toEqual({
        leaseMs: 3_000,
        heartbeatMs: 1_000,
      });
      await worker.mutation(api.workers.register, announce("w2"));
      await worker.mutation(api.workers.register, announce("w1"));
      expect(await present()).toEqual({ count: 2, slots: 4 });
      await worker.mutation(api.workers.leave, { workerId: "w1" });
      expect(await present()).toEqual({ count: 1, slots: 2 });
    });

    it("stay while they beat", async () => {
      const backend = await start({ leaseMs: 4_000 });
      const worker = backend.as("worker");
      await worker.mutation(api.workers.register, announce("w1"));
      // Registered after it and silent: when this one is forgotten, the first would have been too.
      await worker.mutation(api.workers.register, { ...announce("silent"), concurrency: 5 });
      const present = await until(backend.as("viewer"), api.workers.present, {}, async ({ count }) => {
        expect(await worker.mutation(api.workers.beat, { workerId: "w1" })).toBe(true);
        return count < 2;
      });
      expect(present).toEqual({ count: 1, slots: 2 });
    });

    it("are forgotten when their beats stop", async () => {
      const backend = await start({ leaseMs: 4_000 });
      const worker = backend.as("worker");
      await worker.mutation(api.workers.register, announce("w1"));
      await worker.mutation(api.workers.beat, { workerId: "w1" });
      const viewer = backend.as("viewer");
      expect((await viewer.query(api.workers.present, {})).count).toBe(1);
      await until(viewer, api.workers.present, {}, ({ count }) => count === 0);
      // The machine slept: its beat says that it is not known, and counts for nothing until it registers again.
      expect(await worker.mutation(api.workers.beat, { workerId: "w1" })).toBe(false);
      expect((await viewer.query(api.workers.present, {})).count).toBe(0);
      await worker.mutation(api.workers.register, announce("w1"));
      expect(await worker.mutation(api.workers.beat, { workerId: "w1" })).toBe(true);
      expect((await viewer.query(api.workers.present, {})).count).toBe(1);
    });
  });
});
