import { compareValues, type Value } from "convex/values";
import { expect, test } from "vitest";
import { httpClient, mutation, query, startBoard } from "../testing/board.ts";

async function startClient() {
  return httpClient(await startBoard());
}

test("an index sorts values of all types as Convex does", async () => {
  const client = await startClient();
  const values: Value[] = [
    { a: 1 },
    [2],
    "b",
    "a",
    true,
    1.5,
    -3,
    7n,
    null,
    new ArrayBuffer(2),
    "",
    [],
    "é",
    -0,
  ];
  await client.mutation(mutation("runtime:putMany"), { values });
  expect(await client.query(query("runtime:sorted"), {})).toEqual([...values].sort(compareValues));
});

test("a range of an index holds what lies between its bounds, in both directions", async () => {
  const client = await startClient();
  await client.mutation(mutation("tasks:addMany"), { list: "home", count: 6 });
  await client.mutation(mutation("tasks:addMany"), { list: "homework", count: 6 });
  const args = { list: "home", from: 2, to: 5 };
  expect(await client.query(query("tasks:between"), args)).toEqual([2, 3, 4]);
  expect(await client.query(query("tasks:between"), { ...args, descending: true })).toEqual([4, 3, 2]);
});

test("patch merges, removes what is undefined, and moves the document in its indexes", async () => {
  const client = await startClient();
  const id = await client.mutation(mutation("tasks:add"), { list: "home", title: "a", rank: 1 });
  await client.mutation(mutation("tasks:patch"), { id, fields: { rank: 9, done: true } });
  expect(await client.query(query("tasks:between"), { list: "home", from: 0, to: 5 })).toEqual([]);
  expect(await client.query(query("tasks:between"), { list: "home", from: 9, to: 10 })).toEqual([9]);
  await client.mutation(mutation("tasks:clear"), { id, field: "done" });
  expect(await client.query(query("tasks:get"), { id })).not.toHaveProperty("done");
});

test("replace keeps only the id and the creation time", async () => {
  const client = await startClient();
  const id = await client.mutation(mutation("tasks:add"), { list: "home", title: "a", rank: 1 });
  const before = await client.query(query("tasks:get"), { id });
  await client.mutation(mutation("tasks:replace"), { id, document: { list: "work", title: "b", rank: 2 } });
  const { _id, _creationTime } = before;
  expect(await client.query(query("tasks:get"), { id })).toEqual({
    _id,
    _creationTime,
    list: "work",
    title: "b",
    rank: 2,
  });
});

test("filters compare in the order of Convex values", async () => {
  const client = await startClient();
  const open = await client.mutation(mutation("tasks:add"), { list: "home", title: "open" });
  const done = await client.mutation(mutation("tasks:add"), { list: "home", title: "done" });
  await client.mutation(mutation("tasks:patch"), { id: done, fields: { done: true } });
  const found = await client.query(query("tasks:undone"), { list: "home" });
  expect(found.map((task: { _id: string }) => task._id)).toEqual([open]);
});

test.each<[string, Record<string, Value>, string]>([
  ["a missing field", { list: "home" }, "Object is missing the required field `title`"],
  [
    "an extra field",
    { list: "home", title: "a", rank: 1, colour: "red" },
    "Object contains extra field `colour`",
  ],
  ["a wrong type", { list: "home", title: "a", rank: "1" }, "Path: .rank"],
  ["a reserved name", { list: "home", title: "a", rank: 1, _mine: 1 }, "_mine"],
])("a document with %s is refused by the schema", async (_what, document, message) => {
  const client = await startClient();
  const id = await client.mutation(mutation("tasks:add"), { list: "home", title: "kept" });
  await expect(client.mutation(mutation("tasks:replace"), { id, document })).rejects.toThrow(message);
  expect((await client.query(query("tasks:get"), { id })).title).toBe("kept");
});

test("arguments are checked against their validators", async () => {
  const client = await startClient();
  await expect(client.mutation(mutation("tasks:add"), { list: "home" })).rejects.toThrow(
    "ArgumentValidationError: Object is missing the required field `title`.",
  );
  const value = await client.mutation(mutation("runtime:put"), { value: 1 });
  await expect(client.mutation(mutation("tasks:remove"), { id: value })).rejects.toThrow(
    "not an ID of table",
  );
});

test("a document may have 1 MiB and no more", async () => {
  const client = await startClient();
  await client.mutation(mutation("runtime:putLong"), { length: 2 ** 20 - 200 });
  await expect(client.mutation(mutation("runtime:putLong"), { length: 2 ** 20 })).rejects.toThrow(
    "too large",
  );
});

test("an array may have 8192 elements and no more", async () => {
  const client = await startClient();
  await client.mutation(mutation("runtime:putArray"), { length: 8192 });
  await expect(client.mutation(mutation("runtime:putArray"), { length: 8193 })).rejects.toThrow(
    "8193 elements",
  );
});

test("a transaction may read 16 MiB and no more", async () => {
  const client = await startClient();
  for (let count = 0; count < 16; count += 1) {
    await client.mutation(mutation("runtime:putLong"), { length: 2 ** 20 - 200 });
  }
  expect(await client.query(query("runtime:readMuch"), {})).toBe(16);
  await client.mutation(mutation("runtime:putLong"), { length: 2 ** 20 - 200 });
  await expect(client.query(query("runtime:readMuch"), {})).rejects.toThrow("Too many bytes read");
});

test("a mutation that deletes documents while reading no longer sees them", async () => {
  const client = await startClient();
  await client.mutation(mutation("runtime:putMany"), { values: [1, 2, 3] });
  expect(await client.mutation(mutation("runtime:streamWhileWriting"), {})).toEqual([1]);
});
