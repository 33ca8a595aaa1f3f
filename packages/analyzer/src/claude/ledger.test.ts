import { NO_USAGE } from "@fondation/course";
import { expect, test } from "vitest";
import { openLedger } from "./ledger.ts";

const used = { ...NO_USAGE, requests: 1, inputTokens: 10, costUsd: 0.1 };

function memory() {
  const entries = new Map<string, string>();
  const get = async (key: string) => entries.get(key);
  const put = async (key: string, value: string) => void entries.set(key, value);
  return { entries, get, put };
}

test("what is spent is added up by step, and by job over all its attempts", async () => {
  const kept = memory();
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
  const kept = memory();
  await openLedger("key", "one", kept).add(1, used);
  const other = openLedger("key", "two", kept);
  expect(await other.spentUsd()).toBe(0);
  await other.add(2, used);
  expect((await other.steps()).map(({ step }) => step)).toEqual([1, 2]);
  expect(await openLedger("key", "two", kept).spentUsd()).toBeCloseTo(0.1);
});

test("an account that cannot be read, or is not kept at all, begins anew", async () => {
  const kept = memory();
  kept.entries.set("key", '{"steps":[{"step":9}]}');
  expect(await openLedger("key", "one", kept).spentUsd()).toBe(0);
  const unkept = openLedger("key", "one", undefined);
  await unkept.add(1, used);
  expect(await unkept.spentUsd()).toBeCloseTo(0.1);
});
