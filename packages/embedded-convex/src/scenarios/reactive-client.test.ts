import { expect, test } from "vitest";
import { mutation, reactiveClient, startBoard, watch } from "../testing/board.ts";
import { RawSession } from "../testing/raw-session.ts";

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

test("a large result comes in parts that a slow network can deliver in time", async () => {
  const backend = await startBoard();
  // With characters of two units, which a cut may separate.
  const title = '\u{1f33b}"x'.repeat(100_000);
  await reactiveClient(backend).mutation(mutation("tasks:add"), { list: "home", title });
  const tasks = watch<Task[]>(reactiveClient(backend), "tasks:list", { list: "home" });
  expect((await tasks.until((result) => result.length === 1))[0]?.title).toBe(title);
  const session = await RawSession.open(backend);
  const change = { type: "Add", queryId: 0, udfPath: "tasks:list", args: [{ list: "home" }] };
  session.send({ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications: [change] });
  const { totalParts } = await session.next("TransitionChunk");
  await session.next("TransitionChunk", { partNumber: Number(totalParts) - 1 });
  const longest = Math.max(...session.received.map((message) => JSON.stringify(message).length));
  // At 4 kB/s, 60 s are enough for one message.
  expect(longest).toBeLessThan(240_000);
});

test("a function scheduled by a mutation runs and reaches subscribers", async () => {
  const client = reactiveClient(await startBoard());
  const tasks = watch<Task[]>(client, "tasks:list", { list: "home" });
  await client.mutation(mutation("tasks:addLater"), { list: "home", title: "later", delayMs: 10 });
  const [task] = await tasks.until((result) => result.length === 1);
  expect(task?.title).toBe("later");
});
