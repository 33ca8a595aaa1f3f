import { expect, test } from "vitest";
import { createDocumentId, tableNumberOf } from "./document-id.ts";

test("an id leads back to its table", () => {
  for (const number of [1, 7, 127, 128, 16_383, 16_384, 2 ** 27]) {
    expect(tableNumberOf(createDocumentId(number))).toBe(number);
  }
});

test("ids of the first 127 tables have 31 characters", () => {
  expect(createDocumentId(1)).toHaveLength(31);
  expect(createDocumentId(127)).toHaveLength(31);
});

test("a changed character, another length or another alphabet is not an id", () => {
  const id = createDocumentId(5);
  const other = id[10] === "a" ? "b" : "a";
  expect(tableNumberOf(`${id.slice(0, 10)}${other}${id.slice(11)}`)).toBeUndefined();
  expect(tableNumberOf(id.slice(1))).toBeUndefined();
  expect(tableNumberOf(`${id}0`)).toBeUndefined();
  expect(tableNumberOf(id.toUpperCase())).toBeUndefined();
  expect(tableNumberOf("")).toBeUndefined();
});
