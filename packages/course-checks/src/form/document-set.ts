/**
 * The part of G2 about the set of documents: exactly the documents of the contract, each once and
 * in order.
 */

import {
  type Course,
  type CourseDocument,
  courseSize,
  type ExpectedDocument,
  expectedDocuments,
} from "@fondation/course";
import { MAX_STORED_BYTES } from "@fondation/course/limits";
import type { Fault, Tally } from "../outcome/tally.ts";

/** Counts expected and stored documents. Without `names`, only the number of documents is known. */
export function countDocumentSet(tally: Tally, course: Course, names: readonly string[] | undefined): void {
  const slugs = course.documents.map(({ slug }) => slug);
  const repeated = new Set(slugs.filter((slug, index) => slugs.indexOf(slug) !== index));
  for (const slug of repeated) tally.count(slug, [{ message: "Two documents have this slug." }]);
  const size = courseSize(course.chapters);
  if (names === undefined) {
    const [first = ""] = slugs;
    tally.count(
      first,
      slugs.length === size ? [] : [{ message: `There are ${slugs.length} documents, not ${size}.` }],
    );
    return;
  }
  const expected = expectedDocuments(names);
  const known = new Set(expected.map(({ slug }) => slug));
  for (const slug of new Set(slugs)) {
    if (!known.has(slug)) tally.count(slug, [{ message: "The contract has no such document." }]);
  }
  // A missing or extra document shifts all later ones, so the order is checked only in a complete
  // set.
  const isComplete = slugs.length === expected.length && new Set(slugs).size === expected.length;
  expected.forEach((document, index) => {
    const stored = course.documents.find(({ slug }) => slug === document.slug);
    const faults =
      stored === undefined ? [{ message: "The document is missing." }] : differences(document, stored);
    if (isComplete && stored !== undefined && slugs[index] !== document.slug) {
      faults.push({
        message: `The document is at place ${slugs.indexOf(document.slug) + 1}, not ${index + 1}.`,
      });
    }
    tally.count(document.slug, faults);
  });
}

function differences(expected: ExpectedDocument, stored: CourseDocument): Fault[] {
  // The engine chooses the titles of the YAML documents.
  const fields =
    expected.position === 0 ? (["kind", "position"] as const) : (["kind", "position", "title"] as const);
  const bytes = Buffer.byteLength(stored.content);
  const size =
    bytes > MAX_STORED_BYTES
      ? [{ message: `It has ${bytes} bytes; a backend stores at most ${MAX_STORED_BYTES}.` }]
      : [];
  return fields
    .filter((field) => stored[field] !== expected[field])
    .map((field) => ({ message: `Its ${field} is "${stored[field]}" instead of "${expected[field]}".` }))
    .concat(size);
}
