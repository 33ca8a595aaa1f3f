/** Sends a verified course to the backend: one document a mutation, the cited texts in batches, then the manifest, which completes the job. */
import { type Course, documentSha256, type Manifest, manifestText, parseCitation } from "@fondation/course";
import { JobError } from "../job-error.ts";
import type { JobBackend } from "../backend/job-backend.ts";

/** A cited span of the repository with its text. */
export interface CitedText {
  readonly citation: string;
  readonly sha256: string;
  readonly text: string;
}

/** What is published. */
export interface VerifiedCourse {
  readonly course: Course;
  /** Programming languages found, the most used first. */
  readonly languages: readonly string[];
  readonly manifest: Manifest;
  readonly citations: readonly CitedText[];
}

/** The backend takes 50 cited texts a mutation; a mutation's arguments have a limit too, far above this. */
const MOST_SOURCES = 50;
const MOST_SOURCE_CHARACTERS = 1_000_000;

/**
 * Stores the whole course. Returns how it is completed: a last call that makes it the current one.
 * @throws FondationError INTERNAL when the backend stored something else than was sent; what the backend refuses with.
 */
export async function publishCourse(
  { course, languages, manifest, citations }: VerifiedCourse,
  backend: JobBackend,
  signal: AbortSignal,
): Promise<{ complete(): Promise<void> }> {
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
    if (stored.sha256 !== documentSha256(content)) throw storedOtherwise(slug);
  }
  for (const batch of batches(citations)) {
    signal.throwIfAborted();
    await backend.storeSources(courseId, batch.map(sourceOf));
  }
  return { complete: () => backend.completeCourse(courseId, manifestText(manifest)) };
}

function* batches(citations: readonly CitedText[]): Generator<CitedText[]> {
  let batch: CitedText[] = [];
  let characters = 0;
  for (const cited of citations) {
    const full = batch.length >= MOST_SOURCES || characters + cited.text.length > MOST_SOURCE_CHARACTERS;
    if (batch.length > 0 && full) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(cited);
    characters += cited.text.length;
  }
  if (batch.length > 0) yield batch;
}

function sourceOf({ citation, text }: CitedText) {
  const parsed = parseCitation(citation);
  if (parsed === undefined) throw new Error(`${citation} was verified and is no citation.`);
  return { citation, ...parsed, text };
}

function storedOtherwise(slug: string): JobError {
  return new JobError({
    code: "INTERNAL",
    message: `Le serveur a enregistré ${slug} autrement qu’il n’a été envoyé.`,
    advice: "Réessayez ; si cela persiste, vérifiez ce qui se trouve entre le worker et le backend.",
  });
}
