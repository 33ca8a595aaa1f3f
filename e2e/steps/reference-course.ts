/** What a course is when nobody disturbs its job. */
import { createHash, randomBytes } from "node:crypto";
import { TYPESCRIPT } from "../oracle/courses/typescript.ts";
import type { System } from "../system/contract/system.ts";
import { until } from "../system/waiting/until.ts";
import { expect } from "../suite/test.ts";

/** Milliseconds for a whole course, by a worker that has done nothing yet. */
export const REFERENCE_COURSE = 180_000;

/** Expects the course of the fixture to be what it is when nobody disturbs its job: document for document, word for word. */
export async function expectReferenceCourse(system: System, key: string): Promise<void> {
  undisturbed ??= makeUndisturbed(system);
  const expected = await undisturbed;
  const slugs = Object.keys(expected);
  expect(slugs.toSorted()).toEqual(TYPESCRIPT.documents.map(([slug]) => slug).toSorted());
  expect(new Set(Object.values(expected)).size, "documents that differ").toBe(slugs.length);
  expect(await digests(system, key), "the documents of the undisturbed course").toEqual(expected);
}

/** Made once for all tests of a system. */
let undisturbed: Promise<Readonly<Record<string, string>>> | undefined;

async function makeUndisturbed(system: System): Promise<Readonly<Record<string, string>>> {
  const key = `equipe-${randomBytes(4).toString("hex")}/typescript`;
  await system.github.create(key, "typescript");
  const jobId = await system.backend.submit(key);
  const ended = async () => {
    const job = await system.backend.job(jobId);
    return job?.status === "completed" ? job : undefined;
  };
  const job = await until("the undisturbed job", ended, { signal: AbortSignal.timeout(REFERENCE_COURSE) });
  expect(job.attempt).toBe(1);
  return digests(system, key);
}

/** A digest of each document's text by its slug. Who owns the repository, which each test has a name of its own for, is left out. */
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
