import { expect, test } from "vitest";
import { mutation, reactiveClient, startBoard, watch } from "../testing/board.ts";

interface Task {
  _id: string;
  title: string;
}

test("a subscription receives the result of each mutation that touches it", async () => {
  const client = reactiveClient(await startBoard());
  const tasks = watch<Task[]>(client, "tasks:list", { list: "home" });
  await tasks.until((result) => result.length === 0);
  await client.mutation(mutation("tasks:add"), { list: "home", title: "sweep" });
  // A mutation's promise resolves only once the subscriptions show its effect.
  expect(tasks.results.at(-1)?.map((task) => task.title)).toEqual(["sweep"]);
});

test("a function scheduled by a mutation runs and reaches subscribers", async () => {
  const client = reactiveClient(await startBoard());
  const tasks = watch<Task[]>(client, "tasks:list", { list: "home" });
  await client.mutation(mutation("tasks:addLater"), { list: "home", title: "later", delayMs: 10 });
  const [task] = await tasks.until((result) => result.length === 1);
  expect(task?.title).toBe("later");
});
