import { expect, test } from "vitest";
import { httpClient, mutation, query, reactiveClient, startBoard, watch } from "../testing/board.ts";

/** A backend whose log shows how often a query ran. */
async function startCounting() {
  const lines: string[] = [];
  const backend = await startBoard({ log: (line) => lines.push(line) });
  const runs = (path: string) => lines.filter((line) => line.startsWith(`${path} [LOG] 'runs'`)).length;
  return { backend, runs };
}

interface Task {
  _id: string;
  title: string;
}

test("a commit runs only the queries that read what it wrote", async () => {
  const { backend, runs } = await startCounting();
  const client = reactiveClient(backend);
  const home = watch<Task[]>(client, "tasks:list", { list: "home" });
  const work = watch<Task[]>(client, "tasks:between", { list: "work", from: 0, to: 10 });
  await home.until(() => true);
  await work.until(() => true);
  await client.mutation(mutation("tasks:add"), { list: "home", title: "a" });
  expect([runs("tasks:list"), runs("tasks:between")]).toEqual([2, 1]);
  await client.mutation(mutation("tasks:add"), { list: "work", title: "b", rank: 10 });
  expect([runs("tasks:list"), runs("tasks:between")]).toEqual([2, 1]);
  await client.mutation(mutation("tasks:add"), { list: "work", title: "c", rank: 9 });
  expect([runs("tasks:list"), runs("tasks:between")]).toEqual([2, 2]);
});

test("a query of the first documents does not depend on later ones", async () => {
  const { backend, runs } = await startCounting();
  const client = reactiveClient(backend);
  await client.mutation(mutation("tasks:addMany"), { list: "home", count: 5 });
  await watch(client, "tasks:list", { list: "home", limit: 2 }).until(() => true);
  await client.mutation(mutation("tasks:add"), { list: "home", title: "behind", rank: 3 });
  expect(runs("tasks:list")).toBe(1);
  await client.mutation(mutation("tasks:add"), { list: "home", title: "in front", rank: -1 });
  expect(runs("tasks:list")).toBe(2);
});

test("a query of one document depends on that document only, changed or deleted", async () => {
  const { backend, runs } = await startCounting();
  const client = reactiveClient(backend);
  const id = await client.mutation(mutation("tasks:add"), { list: "home", title: "a" });
  const other = await client.mutation(mutation("tasks:add"), { list: "home", title: "b" });
  const task = watch<Task | null>(client, "tasks:get", { id });
  await task.until(() => true);
  await client.mutation(mutation("tasks:patch"), { id: other, fields: { title: "c" } });
  expect(runs("tasks:get")).toBe(1);
  await client.mutation(mutation("tasks:patch"), { id, fields: { title: "d" } });
  expect(task.results.at(-1)?.title).toBe("d");
  await client.mutation(mutation("tasks:remove"), { id });
  expect(task.results.at(-1)).toBeNull();
});

test("clients with the same subscription share one run", async () => {
  const { backend, runs } = await startCounting();
  const clients = Array.from({ length: 5 }, () => reactiveClient(backend));
  const watched = clients.map((client) => watch<Task[]>(client, "tasks:list", { list: "home" }));
  await Promise.all(watched.map((tasks) => tasks.until(() => true)));
  await httpClient(backend).mutation(mutation("tasks:add"), { list: "home", title: "a" });
  await Promise.all(watched.map((tasks) => tasks.until((result) => result.length === 1)));
  expect(runs("tasks:list")).toBe(2);
});

test("a subscription that ended runs no query", async () => {
  const { backend, runs } = await startCounting();
  const client = reactiveClient(backend);
  const home = watch<Task[]>(client, "tasks:list", { list: "home" });
  await home.until(() => true);
  home.unsubscribe();
  await client.mutation(mutation("tasks:add"), { list: "home", title: "a" });
  expect(runs("tasks:list")).toBe(1);
});

test("a query that fails reports its error, and works again with valid data", async () => {
  const client = reactiveClient(await startBoard());
  const errors: Error[] = [];
  await client.mutation(mutation("tasks:addMany"), { list: "home", count: 2 });
  let wake: (value: unknown) => void = () => {};
  const recovered = new Promise((resolve) => {
    wake = resolve;
  });
  const failed = new Promise((resolve) => {
    client.onUpdate(query("tasks:onlyOne"), { list: "home" }, wake, (error) => {
      errors.push(error);
      resolve(undefined);
    });
  });
  await failed;
  expect(errors[0]?.message).toContain("unique() query returned more than one result");
  const [task] = await client.query(query("tasks:list"), { list: "home" });
  await client.mutation(mutation("tasks:remove"), { id: task._id });
  expect(await recovered).toMatchObject({ title: "task 1" });
});
