/** Compares a course with the one that an undisturbed job makes. */
import { createHash } from "node:crypto";
import type { ExpectedCourse } from "../oracle/expected-course.ts";
import type { TestRepository } from "../suite/options.ts";
import { expect } from "../suite/test.ts";
import type { System } from "../system/contract/system.ts";

/** Expects exactly the documents of an undisturbed course of the fixture. */
export async function expectReferenceCourse(
  system: System,
  key: string,
  reference: TestRepository,
  { documents }: ExpectedCourse,
): Promise<void> {
  const expected = await digests(system, reference.key);
  const slugs = Object.keys(expected);
  expect(slugs.toSorted()).toEqual(documents.map(([slug]) => slug).toSorted());
  expect(new Set(Object.values(expected)).size, "documents that differ").toBe(slugs.length);
  expect(await digests(system, key), "the documents of the undisturbed course").toEqual(expected);
}

/**
 * SHA-256 of each document's text by slug. The owner's name is removed, because it differs between
 * tests.
 */
async function digests(system: System, key: string): Promise<Readonly<Record<string, string>>> {
  const course = await system.backend.course(key);
  if (course === null) throw new Error(`${key} has no course.`);
  const [owner = ""] = key.split("/");
  const found = course.documents.map(async ({ slug }) => {
    const { content = "" } = (await system.backend.document(course.courseId, slug)) ?? {};
    const text = content.replaceAll(owner, "equipe");
    return [slug, createHash("sha256").update(text).digest("hex")] as const;
  });
  return Object.fromEntries(await Promise.all(found));
}
