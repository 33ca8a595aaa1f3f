/**
 * Sends a verified course to the backend: one document per mutation, the cited texts in batches,
 * then the manifest, which completes the job.
 */
import { type Course, textSha256, type Manifest, manifestText, parseCitation } from "@fondation/course";
import {
  MAX_BATCH_BYTES,
  MAX_DIAGRAMS_PER_CALL,
  MAX_SOURCES_PER_CALL,
  MAX_STORED_BYTES,
} from "@fondation/course/limits";
import { JobError } from "../failures/job-error.ts";
import type { JobBackend } from "../backend/job-backend.ts";
import type { Journal } from "../reports/journal.ts";
import type { RenderingFault, StoredDiagram } from "../rendering/rendering.ts";
import { storeOptional } from "./optional.ts";

type CourseId = Awaited<ReturnType<JobBackend["beginCourse"]>>;

export interface CitedText {
  readonly citation: string;
  readonly sha256: string;
  readonly text: string;
}

export interface VerifiedCourse {
  readonly course: Course;
  /** Programming languages, the most used first. */
  readonly languages: readonly string[];
  readonly manifest: Manifest;
  readonly citations: readonly CitedText[];
  /** The drawn diagrams; empty without a browser. */
  readonly diagrams: readonly StoredDiagram[];
}

interface PublishingMeans<Calls extends keyof JobBackend = keyof JobBackend> {
  readonly backend: Pick<JobBackend, Calls>;
  readonly journal: Pick<Journal, "write">;
  readonly signal: AbortSignal;
}

/**
 * Stores the course. Returns the last call, which makes it the current course. Refused diagrams
 * cause a warning.
 * @throws JobError INTERNAL when the backend has stored other data than was sent; ConvexError with
 * the backend's refusal.
 */
export async function publishCourse(
  { course, languages, manifest, citations, diagrams }: VerifiedCourse,
  { backend, journal, signal }: PublishingMeans,
): Promise<{ complete(fault: RenderingFault): Promise<void> }> {
  const { commit, engine, language, chapters, shortfall } = course;
  const courseId = await backend.beginCourse({
    commit,
    engine: { name: engine.name, version: engine.version },
    language,
    chapters,
    languages: [...languages],
    ...(shortfall === undefined ? {} : { shortfall }),
  });
  for (const { slug, kind, position, title, content } of course.documents) {
    signal.throwIfAborted();
    const stored = await backend.storeDocument(courseId, { slug, kind, position, title, content });
    if (stored.sha256 !== textSha256(content)) throw new JobError("publication.altered", { slug });
  }
  for (const batch of batches(citations, MAX_SOURCES_PER_CALL, ({ text }) => text.length)) {
    signal.throwIfAborted();
    await backend.storeSources(courseId, batch.map(sourceOf));
  }
  await storeDiagrams(courseId, diagrams, { backend, journal, signal });
  return {
    complete: (fault) => backend.completeCourse(courseId, manifestText(manifest), fault),
  };
}

/**
 * Stores drawn diagrams. Refused ones cause a warning, and larger ones are left to the reader's
 * browser.
 */
export async function storeDiagrams(
  courseId: CourseId,
  diagrams: readonly StoredDiagram[],
  { backend, journal, signal }: PublishingMeans<"storeDiagrams">,
): Promise<void> {
  const storable = diagrams.filter((diagram) => bytesOf(diagram) <= MAX_STORED_BYTES);
  const store = async () => {
    for (const batch of batches(storable, MAX_DIAGRAMS_PER_CALL, bytesOf)) {
      signal.throwIfAborted();
      await backend.storeDiagrams(courseId, batch);
    }
  };
  await storeOptional(store, "diagrams.not-stored", { journal, signal });
}

function bytesOf({ light, dark }: StoredDiagram): number {
  return Buffer.byteLength(light) + Buffer.byteLength(dark);
}

/** Splits a list into batches with limited item count and weight. A single item may weigh more. */
function* batches<Item>(
  items: readonly Item[],
  most: number,
  weigh: (item: Item) => number,
): Generator<Item[]> {
  let batch: Item[] = [];
  let weight = 0;
  for (const item of items) {
    const full = batch.length >= most || weight + weigh(item) > MAX_BATCH_BYTES;
    if (batch.length > 0 && full) {
      yield batch;
      batch = [];
      weight = 0;
    }
    batch.push(item);
    weight += weigh(item);
  }
  if (batch.length > 0) yield batch;
}

function sourceOf({ citation, text }: CitedText) {
  const parsed = parseCitation(citation);
  if (parsed === undefined) throw new Error(`${citation} was verified but is not a citation.`);
  return { citation, ...parsed, text };
}
