/** What must come out of a fixture, written down by hand and by nobody's program. */
import type { FixtureName } from "@fondation/doubles/github/fixture-repository";

/** The course of one fixture. */
export interface ExpectedCourse {
  readonly fixture: FixtureName;
  /** The fixture's only commit. */
  readonly commit: string;
  readonly chapters: number;
  /** Every document in the order of the table of contents: its slug and its H1. */
  readonly documents: readonly (readonly [slug: string, heading: string])[];
}
