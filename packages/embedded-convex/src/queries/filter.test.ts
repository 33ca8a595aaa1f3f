import { expect, test } from "vitest";
import { httpClient, mutation, query, startBoard } from "../testing/board.ts";

test.each([
  ["and", 1, "$and to 1"],
  ["or", "text", '$or to "text"'],
  ["not", null, "$not to null"],
  ["not missing", null, "$not to a missing field"],
])("a filter that applies %s to something else than a boolean fails", async (condition, value, error) => {
  const client = httpClient(await startBoard());
  await client.mutation(mutation("runtime:put"), { value });
  await expect(client.query(query("runtime:countWhere"), { condition })).rejects.toThrow(error);
});

test.each([
  ["and", 1],
  ["or", 1],
  ["not", 1],
])("a filter that applies %s to booleans passes what it should", async (condition, count) => {
  const client = httpClient(await startBoard());
  for (const value of [true, false]) await client.mutation(mutation("runtime:put"), { value });
  expect(await client.query(query("runtime:countWhere"), { condition })).toBe(count);
});
