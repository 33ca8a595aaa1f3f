import { expect, test } from "vitest";
import { type DocumentEntry, firstDocument, groupDocuments, neighbours } from "./document-groups.ts";

const entry = (
  kind: DocumentEntry["kind"],
  position: number,
  title = `${kind} ${position}`,
): DocumentEntry => ({
  slug: `${kind}_${position}`,
  kind,
  position,
  title,
});

const course = [
  ...[10, 2, 1].map((position) => entry("chapter", position)),
  entry("order", 0),
  entry("abstractions", 0),
  entry("relationships", 0),
  entry("tutorial", 1, "Réessayer après une panne"),
  entry("review", 1),
];

test("groups are in course order, the three references first", () => {
  expect(groupDocuments(course).map(({ label, documents }) => [label, documents.length])).toEqual([
    ["Références", 3],
    ["Chapitres", 3],
    ["Chapitres révisés", 1],
    ["Tutoriels", 1],
  ]);
});

test("chapters are sorted by number, not by text", () => {
  expect(groupDocuments(course)[1]?.documents.map((document) => document.position)).toEqual([1, 2, 10]);
});

test("references are sorted by step", () => {
  expect(groupDocuments(course)[0]?.documents.map((document) => document.kind)).toEqual([
    "abstractions",
    "relationships",
    "order",
  ]);
});

test("the first document is the first chapter", () => {
  expect(firstDocument(course)?.slug).toBe("chapter_1");
});

test("next and previous cross group borders", () => {
  expect(neighbours(course, "chapter_10").next?.slug).toBe("review_1");
  expect(neighbours(course, "chapter_1").previous?.slug).toBe("order_0");
  expect(neighbours(course, "abstractions_0").previous).toBeUndefined();
});
