import { expect, onTestFinished, test, vi } from "vitest";
import {
  action,
  httpClient,
  mutation,
  query,
  reactiveClient,
  startBoard,
  temporaryDirectory,
  watch,
} from "../testing/board.ts";

const HOUR = 3600_000;

interface Task {
  title: string;
  _creationTime: number;
}

/** Sets the machine's clock back by an hour, as far as this process sees it. */
function setClockBack(): void {
  const machine = Date.now.bind(Date);
  const spy = vi.spyOn(Date, "now").mockImplementation(() => machine() - HOUR);
  onTestFinished(() => spy.mockRestore());
}

test("after a restart with the clock set back, time and what waits for it go on", async () => {
  const dataDirectory = await temporaryDirectory();
  const first = await startBoard({ dataDirectory });
  await httpClient(first).mutation(mutation("tasks:addMany"), { list: "home", count: 4000 });
  const before = await httpClient(first).query(query("tasks:list"), { list: "home" });
  const latest = Math.max(...before.map((task: Task) => task._creationTime));
  await first.stop();
  setClockBack();

  const backend = await startBoard({ dataDirectory });
  const client = httpClient(backend);
  const id = await client.mutation(mutation("tasks:add"), { list: "second", title: "a" });
  expect((await client.query(query("tasks:get"), { id }))._creationTime).toBeGreaterThan(latest);
  const observed = await client.query(query("runtime:observe"), {});
  expect(observed.before[0]).toBeGreaterThanOrEqual(Math.floor(latest));
  await client.mutation(mutation("tasks:addLater"), { list: "later", title: "mutation's", delayMs: 200 });
  const late = await client.action(action("tasks:addLaterFromAction"), {
    list: "later",
    title: "action's",
    delayMs: 60_000,
  });
  const later = watch<Task[]>(reactiveClient(backend), "tasks:list", { list: "later" });
  expect(await later.until((tasks) => tasks.length > 0)).toMatchObject([{ title: "mutation's" }]);
  const waiting = await client.query(query("tasks:scheduled"), { id: late });
  expect(waiting.state.kind).toBe("pending");
  expect(waiting.scheduledTime).toBeLessThan(observed.before[0] + 2 * 60_000);
  const cron = watch<Task[]>(reactiveClient(backend), "tasks:list", { list: "cron" });
  await cron.until((tasks) => tasks.length > 0);
});

test("the clock set back while the backend runs delays nothing", async () => {
  const backend = await startBoard();
  const client = httpClient(backend);
  await client.mutation(mutation("tasks:addLater"), { list: "later", title: "before", delayMs: 300 });
  const earlier = await client.query(query("runtime:observe"), {});
  setClockBack();
  await client.mutation(mutation("tasks:addLater"), { list: "later", title: "after", delayMs: 300 });
  const later = watch<Task[]>(reactiveClient(backend), "tasks:list", { list: "later" });
  const both = await later.until((tasks) => tasks.length === 2);
  expect(both.map(({ title }) => title)).toEqual(["before", "after"]);
  const now = await client.query(query("runtime:observe"), {});
  expect(now.before[0]).toBeGreaterThanOrEqual(earlier.before[0] + 300);
});
