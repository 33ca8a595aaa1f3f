import { expect, test } from "vitest";
import {
  changedBoard,
  httpClient,
  mutation,
  query,
  startBoard,
  temporaryDirectory,
} from "../testing/board.ts";

const INSERT = mutation("runtime:insertInto");
const INSERT_AFTER_FAILURE = mutation("runtime:insertAfterFailure");
const LIST = query("runtime:listOf");

/** The functions of the board, which may insert into any table. */
async function withoutStrictSchema(): Promise<string> {
  return await changedBoard("schema.ts", (text) =>
    text.replace(/\}\);\s*$/, "}, { schemaValidation: false });"),
  );
}

test.each(["bad name!", "", "1abc", "é", "a".repeat(65)])("a table cannot be named %j", async (table) => {
  const client = httpClient(await startBoard({ functions: await withoutStrictSchema() }));
  await expect(client.mutation(INSERT, { table })).rejects.toThrow();
  await expect(client.query(LIST, { table })).rejects.toThrow("is not a valid table name");
});

test("a table of a failed nested mutation is created again by the next insert", async () => {
  const dataDirectory = await temporaryDirectory();
  const functions = await withoutStrictSchema();
  const first = await startBoard({ dataDirectory, functions });
  const id = await httpClient(first).mutation(INSERT_AFTER_FAILURE, { table: "newborn" });
  const otherId = await httpClient(first).mutation(INSERT, { table: "other" });
  await first.stop();

  const client = httpClient(await startBoard({ dataDirectory, functions }));
  const anotherId = await client.mutation(INSERT, { table: "another" });
  for (const [table, inserted] of Object.entries({ newborn: id, other: otherId, another: anotherId })) {
    expect(await client.query(LIST, { table })).toEqual([inserted]);
  }
});

test("a table that a failed mutation created does not exist afterwards", async () => {
  const functions = await withoutStrictSchema();
  const client = httpClient(await startBoard({ functions }));
  await expect(client.mutation(mutation("runtime:insertAndFail"), { table: "newborn" })).rejects.toThrow();
  const id = await client.mutation(INSERT, { table: "other" });
  expect(await client.query(LIST, { table: "other" })).toEqual([id]);
  expect(await client.query(LIST, { table: "newborn" })).toEqual([]);
});
