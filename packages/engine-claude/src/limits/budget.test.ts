import { NO_USAGE } from "@fondation/course";
import { expect, test } from "vitest";
import { modelAt } from "../testing/model-settings.ts";
import { openLedger } from "./account.ts";
import { createPurse } from "./budget.ts";

function purseOf(maxCostUsd: number, concurrency: number) {
  const ledger = openLedger("key", "job", undefined);
  const purse = createPurse(modelAt("http://127.0.0.1:9", { limits: { maxCostUsd, concurrency } }), ledger);
  const spend = (costUsd: number) => ledger.add(4, { ...NO_USAGE, costUsd });
  return { purse, spend };
}

test("a request that runs alone gets all that is left, several get equal parts", async () => {
  const { purse } = purseOf(12, 4);
  const alone = await purse.take("alone", 0);
  expect(alone.usd).toBe(12);
  alone.release();
  const documents = await Promise.all([9, 8, 7, 6].map((others) => purse.take("a document", others)));
  expect(documents.map(({ usd }) => usd)).toEqual([3, 3, 3, 3]);
});

test("a repair waits for what others have set aside and do not need", async () => {
  const { purse, spend } = purseOf(12, 4);
  const last = await purse.take("the last document", 0);
  const repair = purse.take("the repair of an earlier one", 2);
  await spend(2);
  last.release();
  expect((await repair).usd).toBe(10 / 3);
});

test("nothing is begun, or waited for, once the limit is spent", async () => {
  const { purse, spend } = purseOf(12, 4);
  await purse.take("one that runs", 0);
  await spend(12);
  await expect(purse.take("another", 5)).rejects.toMatchObject({ fault: "cost-limit" });
});

test("the last documents share what is left among themselves, not with places that stay empty", async () => {
  const { purse } = purseOf(12, 4);
  expect((await purse.take("the last but one", 1)).usd).toBe(6);
  expect((await purse.take("the last", 0)).usd).toBe(6);
});

test("a request whose part was not enough gets the rest, what others set aside and did not need included", async () => {
  const { purse, spend } = purseOf(12, 4);
  const [first, second] = [await purse.take("a", 1), await purse.take("b", 0)];
  await spend(4);
  first.release();
  const rest = purse.takeRest(first.usd - 2.5);
  await spend(1);
  second.release();
  expect((await rest)?.usd).toBe(7);
});

test("there is no other try without more money than was not enough", async () => {
  const { purse, spend } = purseOf(12, 4);
  const budget = await purse.take("a", 0);
  await spend(7);
  budget.release();
  expect(await purse.takeRest(12)).toBeUndefined();
});

test("a sliver beside a budget that holds nearly all is not given out: it waits for the rest", async () => {
  const { purse, spend } = purseOf(12, 4);
  const first = await purse.take("a", 3);
  const last = await purse.take("the last document", 0);
  expect([first.usd, last.usd]).toEqual([3, 9]);
  await spend(2.95);
  first.release();
  const [repair, rest] = [purse.take("a repair", 1), purse.takeRest(0.01)];
  await spend(1.05);
  last.release();
  expect((await repair).usd).toBe(4);
  expect((await rest)?.usd).toBe(4);
});
