/** The expected course of a fixture, written by hand. */
import type { FixtureName } from "@fondation/doubles/github/repositories/fixture-repository";

export interface ExpectedCourse {
  readonly fixture: FixtureName;
  readonly commit: string;
  readonly chapters: number;
  /** Every document in the order of the table of contents: its slug and its H1. */
  readonly documents: readonly (readonly [slug: string, heading: string])[];
}

/** The documents that a sample reading opens: the first of each kind, and the last one. */
export function sampleOf({ documents }: ExpectedCourse): ExpectedCourse["documents"] {
  return documents.filter(([slug], index) => isFirstOfKind(slug) || index === documents.length - 1);
}

/** Whether a document is the first chapter, review or tutorial, or one of the three references. */
export function isFirstOfKind(slug: string): boolean {
  return !/_(?!01_)\d\d_/.test(slug);
}
