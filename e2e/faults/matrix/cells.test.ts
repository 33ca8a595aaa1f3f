import { expect, test } from "vitest";
import { cellsOf } from "./cells.ts";
import { ALL, USUAL_PART } from "../../system/services/matrix-part.ts";

const name = ({ loss, stage }: ReturnType<typeof cellsOf>[number]) => `${loss.name} ${stage.name}`;

test("the whole matrix has 4 losses at 11 stages, each cell once", () => {
  expect(new Set(cellsOf(ALL).map(name)).size).toBe(44);
});

test("a part has each loss once, each at another stage", () => {
  const cells = cellsOf(USUAL_PART);
  expect(new Set(cells.map(({ loss }) => loss)).size).toBe(4);
  expect(new Set(cells.map(({ stage }) => stage)).size).toBe(4);
});

test("eleven consecutive parts have every cell once", () => {
  const parts = Array.from({ length: 11 }, (_, part) => cellsOf(String(part)).map(name));
  expect(parts.flat().toSorted()).toEqual(cellsOf(ALL).map(name).toSorted());
});

test("another word is an error that names the variable", () => {
  expect(() => cellsOf("some")).toThrow("FONDATION_E2E_MATRIX=some");
});
