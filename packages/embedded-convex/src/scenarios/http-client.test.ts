import { ConvexError } from "convex/values";
import { expect, test } from "vitest";
import { ADMIN_KEY, action, httpClient, mutation, query, startBoard } from "../testing/board.ts";

test("a mutation's document is read back by a query", async () => {
  const client = httpClient(await startBoard());
  const id = await client.mutation(mutation("tasks:add"), { list: "home", title: "sweep", rank: 3 });
  expect(id).toMatch(/^[0-9a-z]{31}$/);
  const task = await client.query(query("tasks:get"), { id });
  expect(task).toEqual({ _id: id, _creationTime: expect.any(Number), list: "home", title: "sweep", rank: 3 });
  expect(await client.query(query("tasks:get"), { id: "no id at all" })).toBeNull();
});

test("a ConvexError reaches the client with its data and rolls its mutation back", async () => {
  const client = httpClient(await startBoard());
  const refusal = client.mutation(mutation("tasks:refuse"), { list: "home" });
  await expect(refusal).rejects.toSatisfy((error) => {
    return error instanceof ConvexError && error.data.code === "REFUSED" && error.data.size === 12n;
  });
  expect(await client.query(query("tasks:list"), { list: "home" })).toEqual([]);
});

test("a failed nested mutation rolls back alone when its caller catches the error", async () => {
  const client = httpClient(await startBoard());
  expect(await client.mutation(mutation("tasks:tryRefused"), { list: "home" })).toBe(1);
  const [task] = await client.query(query("tasks:list"), { list: "home" });
  expect(task.title).toBe("caught REFUSED");
});

test("internal functions are hidden from clients and open to the admin key", async () => {
  const backend = await startBoard();
  const client = httpClient(backend);
  const args = { list: "home", title: "hidden" };
  await expect(client.mutation(mutation("tasks:addInternally"), args)).rejects.toThrow(
    "Could not find public function for 'tasks:addInternally'",
  );
  (client as unknown as { setAdminAuth(key: string): void }).setAdminAuth(ADMIN_KEY);
  await client.mutation(mutation("tasks:addInternally"), args);
  expect(await client.query(query("tasks:countInternally"), { list: "home" })).toBe(1);
});

test("a wrong admin key is refused", async () => {
  const client = httpClient(await startBoard());
  (client as unknown as { setAdminAuth(key: string): void }).setAdminAuth("board|wrong");
  await expect(client.query(query("tasks:list"), { list: "home" })).rejects.toThrow("admin key");
});

test("an action calls queries and mutations from outside the database's process", async () => {
  const client = httpClient(await startBoard());
  expect(await client.action(action("tasks:copyOutside"), { list: "home" })).toBe(1);
});

test("a function of another kind is not run", async () => {
  const client = httpClient(await startBoard());
  await expect(client.query(query("tasks:add"), { list: "home", title: "x" })).rejects.toThrow(
    "Trying to execute tasks:add as query, but it is defined as mutation.",
  );
});
