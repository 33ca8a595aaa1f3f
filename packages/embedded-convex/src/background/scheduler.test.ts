import { setImmediate as turn } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { SYSTEM_CALLER } from "../auth/caller.ts";
import { Deployment } from "../deployment.ts";
import {
  boardFunctions,
  httpClient,
  mutation,
  query,
  reactiveClient,
  startBoard,
  temporaryDirectory,
  watch,
} from "../testing/board.ts";

interface Scheduled {
  name: string;
  state: { kind: string; error?: string };
  completedTime?: number;
}

const ADD_LATER = mutation("tasks:addLater");

test("a scheduled function shows its states", async () => {
  const client = reactiveClient(await startBoard());
  const later = await client.mutation(ADD_LATER, { list: "home", title: "a", delayMs: 60_000 });
  expect(await client.query(query("tasks:scheduled"), { id: later })).toMatchObject({
    name: "tasks:addInternally",
    args: [{ list: "home", title: "a" }],
    state: { kind: "pending" },
  });
  const now = await client.mutation(ADD_LATER, { list: "home", title: "b", delayMs: 0 });
  const done = await watch<Scheduled>(client, "tasks:scheduled", { id: now }).until(({ completedTime }) => {
    return completedTime !== undefined;
  });
  expect(done.state).toEqual({ kind: "success" });
});

test("a cancelled function never runs", async () => {
  const client = reactiveClient(await startBoard());
  const cancelled = await client.mutation(ADD_LATER, { list: "home", title: "cancelled", delayMs: 60_000 });
  await client.mutation(mutation("tasks:cancelLater"), { id: cancelled });
  expect(await client.query(query("tasks:scheduled"), { id: cancelled })).toMatchObject({
    state: { kind: "canceled" },
  });
});

test("what was scheduled before a stop runs after the restart", async () => {
  const dataDirectory = await temporaryDirectory();
  const first = await startBoard({ dataDirectory });
  await httpClient(first).mutation(ADD_LATER, { list: "home", title: "kept", delayMs: 300 });
  await first.stop();

  const client = reactiveClient(await startBoard({ dataDirectory }));
  const tasks = watch<{ title: string }[]>(client, "tasks:list", { list: "home" });
  expect(await tasks.until((list) => list.length > 0)).toMatchObject([{ title: "kept" }]);
});

test("functions run in the order of their times, whatever the order of scheduling", async () => {
  const client = reactiveClient(await startBoard());
  await client.mutation(mutation("runtime:scheduleTwo"), {});
  const tasks = watch<{ title: string }[]>(client, "tasks:list", { list: "home" });
  const both = await tasks.until((list) => list.length === 2);
  expect(both.map(({ title }) => title)).toEqual(["first", "second"]);
});

test("due functions run as often as calls do, however many calls a turn has", async () => {
  const functions = await boardFunctions();
  const deployment = new Deployment({
    functions,
    dataDirectory: ":memory:",
    environment: {},
    adminKey: undefined,
    log: () => {},
  });
  onTestFinished(() => deployment.stop());
  deployment.start();
  const args = { list: "home", title: "due", delayMs: 0 };
  for (let turns = 0; turns < 20; turns += 1) {
    for (let calls = 0; calls < 8; calls += 1) {
      deployment.mutate({ path: "tasks:addLater", args, caller: SYSTEM_CALLER });
    }
    await turn();
  }
  const count = { path: "tasks:countInternally", args: { list: "home" }, caller: SYSTEM_CALLER };
  const { result } = deployment.executor.query(count);
  // The functions of the last turn may be left.
  expect(Number("value" in result && result.value)).toBeGreaterThanOrEqual(19 * 8 - 8);
});

test("a scheduled function that fails is recorded with its error and leaves nothing", async () => {
  const client = reactiveClient(await startBoard());
  const id = await client.mutation(mutation("runtime:scheduleFailure"), {});
  const scheduled = watch<Scheduled>(client, "tasks:scheduled", { id });
  const failed = await scheduled.until(({ state }) => state.kind === "failed");
  expect(failed.state.error).toContain("REFUSED");
  expect(await client.query(query("tasks:list"), { list: "later" })).toEqual([]);
});

test("what a failed mutation scheduled is not scheduled", async () => {
  const client = reactiveClient(await startBoard());
  await expect(client.mutation(mutation("runtime:scheduleAndFail"), {})).rejects.toThrow("after scheduling");
  await client.mutation(ADD_LATER, { list: "home", title: "after", delayMs: 0 });
  const tasks = watch<{ title: string }[]>(client, "tasks:list", { list: "home" });
  expect(await tasks.until((list) => list.length > 0)).toMatchObject([{ title: "after" }]);
});

test("an action that a stop interrupted has failed and is not run again", async () => {
  const dataDirectory = await temporaryDirectory();
  const first = await startBoard({ dataDirectory });
  const client = reactiveClient(first);
  const id = await client.mutation(mutation("runtime:scheduleAction"), {});
  const scheduled = watch<Scheduled>(client, "tasks:scheduled", { id });
  await scheduled.until(({ state }) => state.kind === "inProgress");
  await client.close();
  await first.stop();

  const second = await startBoard({ dataDirectory });
  expect(await httpClient(second).query(query("tasks:scheduled"), { id })).toMatchObject({
    state: { kind: "failed", error: "The backend stopped while this action ran." },
  });
});

test("a cron job runs at its interval", async () => {
  const client = reactiveClient(await startBoard());
  const tasks = watch<{ title: string }[]>(client, "tasks:list", { list: "cron" });
  expect(await tasks.until((list) => list.length > 0)).toMatchObject([{ title: "every second" }]);
});
