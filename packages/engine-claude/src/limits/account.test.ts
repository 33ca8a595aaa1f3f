import { NO_USAGE } from "@fondation/course";
import type { Checkpoints } from "@fondation/course/engine";
import { checkpointsInMemory } from "@fondation/course/testing/checkpoints-in-memory";
import { expect, test, vi } from "vitest";
import { openAccount } from "./account.ts";

const used = { ...NO_USAGE, requests: 1, inputTokens: 10, costUsd: 0.1 };

async function spend(checkpoints: Checkpoints, job: string): Promise<void> {
  const account = openAccount("key", job, checkpoints);
  await account.add(1, used);
  await account.kept();
}

test("the cost is added up by step, and by job over all its attempts", async () => {
  const kept = checkpointsInMemory();
  const first = openAccount("key", "one", kept);
  await Promise.all([first.add(4, used), first.add(4, used), first.add(1, used)]);
  await first.kept();
  const second = openAccount("key", "one", kept);
  expect(await second.spentUsd()).toBeCloseTo(0.3);
  await second.add(4, used);
  expect(await second.steps()).toEqual([
    { ...used, step: 1 },
    { ...used, step: 4, requests: 3, inputTokens: 30, costUsd: 0.3 },
  ]);
});

test("another job begins with nothing spent, and the course keeps its whole cost", async () => {
  const kept = checkpointsInMemory();
  await spend(kept, "one");
  const other = openAccount("key", "two", kept);
  expect(await other.spentUsd()).toBe(0);
  await other.add(2, used);
  await other.kept();
  expect((await other.steps()).map(({ step }) => step)).toEqual([1, 2]);
  expect(await openAccount("key", "two", kept).spentUsd()).toBeCloseTo(0.1);
  // The caller states what a job has spent on another commit. It counts once.
  const elsewhere = (job: string) => openAccount("key", job, kept, undefined, 2).spentUsd();
  expect(await elsewhere("three")).toBe(2);
  expect(await elsewhere("two")).toBeCloseTo(0.1);
  expect(await openAccount("new", "four", kept, undefined, 2).spentUsd()).toBe(2);
});

test("an account without checkpoints begins at zero and adds up", async () => {
  const unkept = openAccount("key", "one", undefined);
  expect(await unkept.spentUsd()).toBe(0);
  await unkept.add(1, used);
  expect(await unkept.spentUsd()).toBeCloseTo(0.1);
});

test("a damaged account is an error and is not overwritten", async () => {
  const kept = checkpointsInMemory();
  const damaged = '{"steps":[{"step":9}]}';
  kept.entries.set("key", damaged);
  const account = openAccount("key", "one", kept);
  await expect(account.spentUsd()).rejects.toMatchObject({ code: "INTERNAL" });
  await expect(account.add(1, used)).rejects.toMatchObject({ code: "INTERNAL" });
  expect(kept.entries.get("key")).toBe(damaged);
});

test("a failed read is repeated, and the next write replaces a failed one", async () => {
  const kept = checkpointsInMemory();
  await spend(kept, "one");
  let failing = true;
  const fail = () => {
    if (failing) throw new Error("cut");
  };
  const account = openAccount("key", "one", {
    get: async (key) => {
      fail();
      return kept.get(key);
    },
    put: async (key, value) => {
      fail();
      return kept.put(key, value);
    },
  });
  await expect(account.spentUsd()).rejects.toThrow("cut");
  failing = false;
  expect(await account.spentUsd()).toBeCloseTo(0.1);
  failing = true;
  await account.add(1, used);
  await expect(account.kept()).rejects.toThrow("cut");
  failing = false;
  await account.add(1, used);
  await account.kept();
  expect(await openAccount("key", "one", kept).spentUsd()).toBeCloseTo(0.3);
});

test("the estimated part of the cost is kept separately", async () => {
  const kept = checkpointsInMemory();
  const account = openAccount("key", "one", kept);
  await account.add(4, used);
  await account.add(4, { ...used, costUsd: 0.25 }, { estimated: true });
  await account.kept();
  expect(JSON.parse(kept.entries.get("key") ?? "")).toMatchObject({ spentUsd: 0.35, estimatedUsd: 0.25 });
});

test("requests of a killed process are counted and reported once, by the next attempt", async () => {
  const kept = checkpointsInMemory();
  const killed = openAccount("key", "one", kept);
  killed.begin("a", 4, 0.05);
  killed.begin("b", 4, 0.05);
  // One request continues and costs more; the other one ends.
  killed.begin("a", 4, 0.2);
  await killed.add(4, used, { id: "b" });
  await killed.kept();
  const told: unknown[] = [];
  const next = openAccount("key", "one", kept, (usage) => told.push(usage));
  expect(await next.spentUsd()).toBeCloseTo(0.3);
  expect(await next.steps()).toEqual([{ ...used, step: 4, requests: 2, costUsd: 0.3 }]);
  expect(told).toEqual([{ ...NO_USAGE, step: 4, requests: 1, costUsd: 0.2 }]);
  expect(JSON.parse(kept.entries.get("key") ?? "")).toMatchObject({ estimatedUsd: 0.2, open: {} });
  expect(await openAccount("key", "one", kept).spentUsd()).toBeCloseTo(0.3);
});

test("requests of a killed process of another job cost the course, not this job", async () => {
  const kept = checkpointsInMemory();
  const killed = openAccount("key", "one", kept);
  killed.begin("a", 2, 0.2);
  // `begin` does not wait for the checkpoint.
  await vi.waitFor(() => expect(kept.entries.has("key")).toBe(true));
  const told: unknown[] = [];
  const next = openAccount("key", "two", kept, (usage) => told.push(usage));
  expect(await next.spentUsd()).toBe(0);
  expect((await next.steps()).map(({ step, costUsd }) => [step, costUsd])).toEqual([[2, 0.2]]);
  expect(told).toEqual([]);
});

test("a request that used nothing is no longer running, and not counted", async () => {
  const kept = checkpointsInMemory();
  const account = openAccount("key", "one", kept);
  account.begin("a", 4, 0);
  await account.add(4, NO_USAGE, { id: "a" });
  await account.kept();
  expect(JSON.parse(kept.entries.get("key") ?? "")).toMatchObject({ steps: [], open: {} });
});
