import { NO_USAGE } from "@fondation/course";
import { expect, test, vi } from "vitest";
import type { Checkpoints } from "@fondation/course/engine";
import { checkpointsInMemory } from "@fondation/course/testing/checkpoints";
import { openLedger } from "./account.ts";

const used = { ...NO_USAGE, requests: 1, inputTokens: 10, costUsd: 0.1 };

async function spend(checkpoints: Checkpoints, job: string): Promise<void> {
  const ledger = openLedger("key", job, checkpoints);
  await ledger.add(1, used);
  await ledger.kept();
}

test("what is spent is added up by step, and by job over all its attempts", async () => {
  const kept = checkpointsInMemory();
  const first = openLedger("key", "one", kept);
  await Promise.all([first.add(4, used), first.add(4, used), first.add(1, used)]);
  await first.kept();
  const second = openLedger("key", "one", kept);
  expect(await second.spentUsd()).toBeCloseTo(0.3);
  await second.add(4, used);
  expect(await second.steps()).toEqual([
    { ...used, step: 1 },
    { ...used, step: 4, requests: 3, inputTokens: 30, costUsd: 0.3 },
  ]);
});

test("another job begins at nothing spent, and the course keeps its whole cost", async () => {
  const kept = checkpointsInMemory();
  await spend(kept, "one");
  const other = openLedger("key", "two", kept);
  expect(await other.spentUsd()).toBe(0);
  await other.add(2, used);
  await other.kept();
  expect((await other.steps()).map(({ step }) => step)).toEqual([1, 2]);
  expect(await openLedger("key", "two", kept).spentUsd()).toBeCloseTo(0.1);
  // What a job has spent on another commit is known to whoever gives it the job, and counts once.
  const elsewhere = (job: string) => openLedger("key", job, kept, undefined, 2).spentUsd();
  expect(await elsewhere("three")).toBe(2);
  expect(await elsewhere("two")).toBeCloseTo(0.1);
  expect(await openLedger("new", "four", kept, undefined, 2).spentUsd()).toBe(2);
});

test("an account that is kept nowhere begins at nothing, and is added up all the same", async () => {
  const unkept = openLedger("key", "one", undefined);
  expect(await unkept.spentUsd()).toBe(0);
  await unkept.add(1, used);
  expect(await unkept.spentUsd()).toBeCloseTo(0.1);
});

test("a damaged account is neither taken for nothing spent nor written over", async () => {
  const kept = checkpointsInMemory();
  const damaged = '{"steps":[{"step":9}]}';
  kept.entries.set("key", damaged);
  const ledger = openLedger("key", "one", kept);
  await expect(ledger.spentUsd()).rejects.toMatchObject({ code: "INTERNAL" });
  await expect(ledger.add(1, used)).rejects.toMatchObject({ code: "INTERNAL" });
  expect(kept.entries.get("key")).toBe(damaged);
});

test("an account that could not be read once is read again, and one that could not be kept is kept with the next use", async () => {
  const kept = checkpointsInMemory();
  await spend(kept, "one");
  let failing = true;
  const fail = () => {
    if (failing) throw new Error("cut");
  };
  const ledger = openLedger("key", "one", {
    get: async (key) => {
      fail();
      return kept.get(key);
    },
    put: async (key, value) => {
      fail();
      return kept.put(key, value);
    },
  });
  await expect(ledger.spentUsd()).rejects.toThrow("cut");
  failing = false;
  expect(await ledger.spentUsd()).toBeCloseTo(0.1);
  failing = true;
  await ledger.add(1, used);
  await expect(ledger.kept()).rejects.toThrow("cut");
  failing = false;
  await ledger.add(1, used);
  await ledger.kept();
  expect(await openLedger("key", "one", kept).spentUsd()).toBeCloseTo(0.3);
});

test("the part of what is spent that is only estimated is kept apart", async () => {
  const kept = checkpointsInMemory();
  const ledger = openLedger("key", "one", kept);
  await ledger.add(4, used);
  await ledger.add(4, { ...used, costUsd: 0.25 }, { estimated: true });
  await ledger.kept();
  expect(JSON.parse(kept.entries.get("key") ?? "")).toMatchObject({ spentUsd: 0.35, estimatedUsd: 0.25 });
});

test("what a killed process had under way is counted by the next attempt, once, and told", async () => {
  const kept = checkpointsInMemory();
  const killed = openLedger("key", "one", kept);
  killed.begin("a", 4, 0.05);
  killed.begin("b", 4, 0.05);
  // It goes on, and costs more; the other one ends.
  killed.begin("a", 4, 0.2);
  await killed.add(4, used, { id: "b" });
  await killed.kept();
  const told: unknown[] = [];
  const next = openLedger("key", "one", kept, (usage) => told.push(usage));
  expect(await next.spentUsd()).toBeCloseTo(0.3);
  expect(await next.steps()).toEqual([{ ...used, step: 4, requests: 2, costUsd: 0.3 }]);
  expect(told).toEqual([{ ...NO_USAGE, step: 4, requests: 1, costUsd: 0.2 }]);
  expect(JSON.parse(kept.entries.get("key") ?? "")).toMatchObject({ estimatedUsd: 0.2, open: {} });
  expect(await openLedger("key", "one", kept).spentUsd()).toBeCloseTo(0.3);
});

test("what a killed process had under way for another job is a cost of the course, and not of this job", async () => {
  const kept = checkpointsInMemory();
  const killed = openLedger("key", "one", kept);
  killed.begin("a", 2, 0.2);
  // Noted without being waited for.
  await vi.waitFor(() => expect(kept.entries.has("key")).toBe(true));
  const told: unknown[] = [];
  const next = openLedger("key", "two", kept, (usage) => told.push(usage));
  expect(await next.spentUsd()).toBe(0);
  expect((await next.steps()).map(({ step, costUsd }) => [step, costUsd])).toEqual([[2, 0.2]]);
  expect(told).toEqual([]);
});

test("a request that used nothing is under way no more, and is no use", async () => {
  const kept = checkpointsInMemory();
  const ledger = openLedger("key", "one", kept);
  ledger.begin("a", 4, 0);
  await ledger.add(4, NO_USAGE, { id: "a" });
  await ledger.kept();
  expect(JSON.parse(kept.entries.get("key") ?? "")).toMatchObject({ steps: [], open: {} });
});
