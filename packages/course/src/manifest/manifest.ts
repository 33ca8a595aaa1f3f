/**
 * The manifest: `course.json` next to an exported course. The backend compares it with what it
 * stored.
 */

import type { Course, DocumentKind } from "../contract/index.ts";
import { textBytes, textSha256 } from "../hash.ts";
import { type StepUsage, type Usage, withTotal } from "../usage.ts";
import type { VerificationReport } from "./verification.ts";

export const MANIFEST_FILE = "course.json";

export interface ManifestDocument {
  readonly slug: string;
  readonly kind: DocumentKind;
  readonly position: number;
  readonly title: string;
  /** Of the content's UTF-8 bytes, lower-case hex. */
  readonly sha256: string;
  /** Length of the content in UTF-8 bytes. */
  readonly bytes: number;
}

/** A cited span and the hash of its text: its lines joined by `\n`, without a final newline. */
export interface CitedSpan {
  readonly citation: string;
  readonly sha256: string;
}

/** The usage of each step that used a model, in ascending order, and the sum. */
export interface ManifestUsage {
  readonly steps: readonly StepUsage[];
  readonly total: Usage;
}

/** Everything about a course except the documents' contents. */
export interface Manifest extends Omit<Course, "documents"> {
  readonly formatVersion: 1;
  /** In the order of the contract. */
  readonly documents: readonly ManifestDocument[];
  /** Each distinct cited span once, sorted by citation. */
  readonly citations: readonly CitedSpan[];
  readonly verification: VerificationReport;
  /** Absent when no model was used. */
  readonly usage?: ManifestUsage;
}

/** The same verified course and usage always give the same manifest. */
export function createManifest(
  course: Course,
  citations: readonly CitedSpan[],
  report: VerificationReport,
  usage: readonly StepUsage[] = [],
): Manifest {
  const { repository, commit, engine, language, chapters, shortfall } = course;
  return {
    formatVersion: 1,
    repository,
    commit,
    engine: { name: engine.name, version: engine.version },
    language,
    chapters,
    ...(shortfall === undefined ? {} : { shortfall }),
    documents: course.documents.map(({ slug, kind, position, title, content }) => ({
      slug,
      kind,
      position,
      title,
      sha256: textSha256(content),
      bytes: textBytes(content),
    })),
    citations: citations.map(({ citation, sha256 }) => ({ citation, sha256 })),
    verification: report,
    ...(usage.length === 0 ? {} : { usage: withTotal(usage.toSorted((a, b) => a.step - b.step)) }),
  };
}

/** The text of `course.json`: JSON indented by two spaces, with a final newline. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
