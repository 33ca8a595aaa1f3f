import { NO_USAGE } from "@fondation/course";
import { expect, test } from "vitest";
import { modelAt } from "../testing/test-model-settings.ts";
import { openAccount } from "./account.ts";
import { createBudget } from "./budget.ts";

function budgetOf(maxCostUsd: number, concurrency: number) {
  const account = openAccount("key", "job", undefined);
  const budget = createBudget(
    modelAt("http://127.0.0.1:9", { limits: { maxCostUsd, concurrency } }),
    account,
  );
  const spend = (costUsd: number) => account.add(4, { ...NO_USAGE, costUsd });
  return { budget, spend };
}

test("a request that runs alone gets all that is left; several get equal parts", async () => {
  const { budget } = budgetOf(12, 4);
  const alone = await budget.take("alone", 0);
  expect(alone.usd).toBe(12);
  alone.release();
  const documents = await Promise.all([9, 8, 7, 6].map((others) => budget.take("a document", others)));
  expect(documents.map(({ usd }) => usd)).toEqual([3, 3, 3, 3]);
});

test("a repair waits for the budget that other requests hold and do not need", async () => {
  const { budget, spend } = budgetOf(12, 4);
  const last = await budget.take("the last document", 0);
  const repair = budget.take("the repair of an earlier one", 2);
  await spend(2);
  last.release();
  expect((await repair).usd).toBe(10 / 3);
});

test("no request begins, or waits, once the limit is spent", async () => {
  const { budget, spend } = budgetOf(12, 4);
  await budget.take("one that runs", 0);
  await spend(12);
  await expect(budget.take("another", 5)).rejects.toMatchObject({ fault: "cost-limit" });
});

test("the last documents share what is left, without parts for unused places", async () => {
  const { budget } = budgetOf(12, 4);
  expect((await budget.take("the last but one", 1)).usd).toBe(6);
  expect((await budget.take("the last", 0)).usd).toBe(6);
});

test("a request that needs more gets the rest, including what others did not need", async () => {
  const { budget, spend } = budgetOf(12, 4);
  const [first, second] = [await budget.take("a", 1), await budget.take("b", 0)];
  await spend(4);
  first.release();
  const rest = budget.takeRest(first.usd - 2.5);
  await spend(1);
  second.release();
  expect((await rest)?.usd).toBe(7);
});

test("a request gets no second part that is not larger than the first", async () => {
  const { budget, spend } = budgetOf(12, 4);
  const all = await budget.take("a", 0);
  await spend(7);
  all.release();
  expect(await budget.takeRest(12)).toBeUndefined();
});

test("a small rest is not reserved while another request holds nearly all", async () => {
  const { budget, spend } = budgetOf(12, 4);
  const first = await budget.take("a", 3);
  const last = await budget.take("the last document", 0);
  expect([first.usd, last.usd]).toEqual([3, 9]);
  await spend(2.95);
  first.release();
  const [repair, rest] = [budget.take("a repair", 1), budget.takeRest(0.01)];
  await spend(1.05);
  last.release();
  expect((await repair).usd).toBe(4);
  expect((await rest)?.usd).toBe(4);
});
