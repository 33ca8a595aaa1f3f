import { NO_USAGE } from "@fondation/course";
import { expect, test } from "vitest";
import { checkpointsInMemory } from "../testing/checkpoints.ts";
import { openLedger } from "./ledger.ts";

const used = { ...NO_USAGE, requests: 1, inputTokens: 10, costUsd: 0.1 };

test("what is spent is added up by step, and by job over all its attempts", async () => {
  const kept = checkpointsInMemory();
  const first = openLedger("key", "one", kept);
  await Promise.all([first.add(4, used), first.add(4, used), first.add(1, used)]);
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
  await openLedger("key", "one", kept).add(1, used);
  const other = openLedger("key", "two", kept);
  expect(await other.spentUsd()).toBe(0);
  await other.add(2, used);
  expect((await other.steps()).map(({ step }) => step)).toEqual([1, 2]);
  expect(await openLedger("key", "two", kept).spentUsd()).toBeCloseTo(0.1);
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
  await openLedger("key", "one", kept).add(1, used);
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
  await expect(ledger.add(1, used)).rejects.toThrow("cut");
  failing = false;
  await ledger.add(1, used);
  expect(await openLedger("key", "one", kept).spentUsd()).toBeCloseTo(0.3);
});

test("the part of what is spent that is only estimated is kept apart", async () => {
  const kept = checkpointsInMemory();
  const ledger = openLedger("key", "one", kept);
  await ledger.add(4, used);
  await ledger.add(4, { ...used, costUsd: 0.25 }, true);
  expect(JSON.parse(kept.entries.get("key") ?? "")).toMatchObject({ spentUsd: 0.35, estimatedUsd: 0.25 });
});
