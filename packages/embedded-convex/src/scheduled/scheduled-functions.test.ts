import { expect, test } from "vitest";
import { action, httpClient, mutation, query, startBoard } from "../testing/board.ts";

const SCHEDULE = mutation("runtime:scheduleAny");
const YEAR_MS = 365 * 24 * 3600_000;
const LATER = { path: "tasks:addInternally", time: 60_000, args: { list: "home", title: "later" } };

test.each([
  ["a function that does not exist", { ...LATER, path: "nowhere:nothing" }, "it does not exist"],
  ["a query", { ...LATER, path: "tasks:list" }, "is no mutation or action but a query"],
  ["a time in 5 years and a day", { ...LATER, time: 5.01 * YEAR_MS }, "more than 5 years"],
  ["a time 20 years ago", { ...LATER, time: -20 * YEAR_MS }, "more than 5 years"],
  ["arguments of 4 MiB and more", { ...LATER, args: { title: "x".repeat(4 << 20) } }, "larger than 4 MiB"],
])("scheduling %s is refused", async (_what, args, error) => {
  const client = httpClient(await startBoard());
  await expect(client.mutation(SCHEDULE, args)).rejects.toThrow(error);
});

test("an action cannot schedule a function that does not exist", async () => {
  const client = httpClient(await startBoard());
  const scheduling = client.action(action("runtime:scheduleAnyFromAction"), { path: "nowhere:nothing" });
  await expect(scheduling).rejects.toThrow("it does not exist");
});

test.each([
  ["arguments of nearly 4 MiB", { ...LATER, args: { list: "home", title: "x".repeat((4 << 20) - 100) } }],
  ["a time in nearly 5 years", { ...LATER, time: 4.99 * YEAR_MS }],
])("scheduling with %s is allowed", async (_what, args) => {
  const client = httpClient(await startBoard());
  const id = await client.mutation(SCHEDULE, args);
  expect(await client.query(query("tasks:scheduled"), { id })).toMatchObject({ state: { kind: "pending" } });
});

test("a scheduled function gets its arguments of nearly 1 MiB", async () => {
  const client = httpClient(await startBoard());
  const title = "x".repeat((1 << 20) - 500);
  const id = await client.mutation(SCHEDULE, { ...LATER, time: 0, args: { list: "home", title } });
  const state = async () => (await client.query(query("tasks:scheduled"), { id })).state.kind;
  while ((await state()) === "pending");
  expect(await client.query(query("tasks:list"), { list: "home" })).toMatchObject([{ title }]);
});
