import { describe, expect, it } from "vitest";
import { api } from "../src/index.ts";
import { until } from "../src/testing/driver.ts";
import { onEveryBackend } from "../src/testing/implementations.ts";
import { pass, stopTime } from "../src/testing/time.ts";

describe("the workers present", () => {
  onEveryBackend((start) => {
    const announce = (workerId: string) => ({ workerId, name: `host ${workerId}`, concurrency: 2 });

    it("are counted with their slots: once each, and not after they leave", async () => {
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
      stopTime();
      const backend = await start({ leaseMs: 4_000 });
      const worker = backend.as("worker");
      await worker.mutation(api.workers.register, announce("w1"));
      await worker.mutation(api.workers.register, { ...announce("silent"), concurrency: 5 });
      await pass(3_999);
      expect(await worker.mutation(api.workers.beat, { workerId: "w1" })).toBe(true);
      const viewer = backend.as("viewer");
      expect(await viewer.query(api.workers.present, {})).toEqual({ count: 2, slots: 7 });
      await pass(1);
      // Both workers registered at the same time. Without its beat, the first one would be removed
      // too.
      const present = await until(viewer, api.workers.present, {}, ({ count }) => count < 2);
      expect(present).toEqual({ count: 1, slots: 2 });
    });

    it("are forgotten when their beats stop", async () => {
      stopTime();
      const backend = await start({ leaseMs: 4_000 });
      const worker = backend.as("worker");
      await worker.mutation(api.workers.register, announce("w1"));
      await pass(2_000);
      await worker.mutation(api.workers.beat, { workerId: "w1" });
      const viewer = backend.as("viewer");
      await pass(3_999);
      expect((await viewer.query(api.workers.present, {})).count).toBe(1);
      await pass(1);
      await until(viewer, api.workers.present, {}, ({ count }) => count === 0);
      // As after a sleep of the machine: a beat alone does not register the worker again.
      expect(await worker.mutation(api.workers.beat, { workerId: "w1" })).toBe(false);
      expect((await viewer.query(api.workers.present, {})).count).toBe(0);
      await worker.mutation(api.workers.register, announce("w1"));
      expect(await worker.mutation(api.workers.beat, { workerId: "w1" })).toBe(true);
      expect((await viewer.query(api.workers.present, {})).count).toBe(1);
    });
  });
});
