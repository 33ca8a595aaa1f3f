import { expect, test } from "vitest";
import { rowSizes, rowsOf, spanOf } from "./note-rows.ts";

const BLOCK = { first: 10, last: 20 };

test("the code is cut where the lines of a note begin and end", () => {
  expect(
    rowsOf(BLOCK, [
      { first: 12, last: 14 },
      { first: 18, last: 20 },
    ]),
  ).toEqual([
    { first: 10, last: 11, note: undefined },
    { first: 12, last: 14, note: 0 },
    { first: 15, last: 17, note: undefined },
    { first: 18, last: 20, note: 1 },
  ]);
});

test("two notes for the same first line get two rows, the second without lines", () => {
  const rows = rowsOf(BLOCK, [
    { first: 10, last: 20 },
    { first: 10, last: 20 },
  ]);
  expect(rows.map(({ note, first, last }) => [note, last - first + 1])).toEqual([
    [0, 11],
    [1, 0],
  ]);
});

test("notes in any order stand at their lines", () => {
  const rows = rowsOf(BLOCK, [
    { first: 15, last: 15 },
    { first: 11, last: 11 },
  ]);
  expect(rows.map(({ first, note }) => [first, note])).toEqual([
    [10, undefined],
    [11, 1],
    [12, undefined],
    [15, 0],
    [16, undefined],
  ]);
});

test("a note fills all rows up to the next note, and only the last of them grows", () => {
  const rows = rowsOf(BLOCK, [
    { first: 12, last: 14 },
    { first: 18, last: 20 },
  ]);
  expect([spanOf(rows, 1), spanOf(rows, 3)]).toEqual([2, 1]);
  expect(rowSizes(rows)).toBe("auto calc(3 * var(--code-line)) auto auto");
});
