import { expect, it } from "vitest";
import {
  courseSize,
  DEFAULT_CHAPTERS,
  expectedDocuments,
  expectedPositions,
  inContractOrder,
  isChapterCount,
  MAX_CHAPTERS,
  MIN_CHAPTERS,
} from "./expected-documents.ts";

const names = Array.from({ length: 12 }, (_, index) => `Part ${index + 1}`);

it("makes 33 documents of ten chapters", () => {
  expect(courseSize(DEFAULT_CHAPTERS)).toBe(33);
  expect([courseSize(MIN_CHAPTERS), courseSize(MAX_CHAPTERS)]).toEqual([12, 63]);
});

it("orders documents by step, then numerically by position", () => {
  const documents = expectedDocuments(names);
  expect(documents).toHaveLength(courseSize(12));
  expect(documents.slice(0, 4).map(({ slug }) => slug)).toEqual([
    "step1_abstractions.yaml",
    "step2_relationships.yaml",
    "step3_order.yaml",
    "chapters/chapter_01_part_1.md",
  ]);
  const chapters = documents.filter(({ kind }) => kind === "chapter");
  expect(chapters.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(documents.at(-1)).toEqual({
    slug: "tutorials/tutorial_12_part_12.md",
    kind: "tutorial",
    position: 12,
    title: "Part 12",
  });
});

it("sorts documents by kind, then by position as a number", () => {
  const documents = expectedDocuments(names);
  const shuffled = documents.toSorted((a, b) => a.title.localeCompare(b.title));
  expect(shuffled).not.toEqual(documents);
  expect(inContractOrder(shuffled)).toEqual(documents);
});

it("expects one YAML document at position 0, and a chapter at each position", () => {
  expect(expectedPositions("order", 3)).toEqual([0]);
  expect(expectedPositions("review", 3)).toEqual([1, 2, 3]);
});

it("accepts whole numbers of chapters from 3 to 20", () => {
  expect([2, 3, 3.5, 20, 21].map(isChapterCount)).toEqual([false, true, false, true, false]);
});
