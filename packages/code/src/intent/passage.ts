import type { Place } from "../syntax/parsed-code.ts";

/** A heading of a document, with the headings above it. */
export interface Heading {
  /** Plain text on one line. */
  readonly text: string;
  /** 1 for the title of the document. */
  readonly level: number;
  readonly place: Place;
}

/** A paragraph that the authors wrote. */
export interface Passage {
  /** Plain text on one line; names that were marked as code stand in backticks. */
  readonly text: string;
  readonly place: Place;
  /** The nearest heading above it. */
  readonly heading?: Heading;
  /** The names and paths that it marks as code, as written. */
  readonly names: readonly string[];
}

export interface Document {
  readonly path: string;
  readonly headings: readonly Heading[];
  readonly passages: readonly Passage[];
}
