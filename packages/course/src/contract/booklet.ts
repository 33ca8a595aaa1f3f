/** The data of a printed course: a worker passes it to the page that lays out the PDF. */

import type { Course } from "./documents.ts";

/** A finished course and the facts on its cover. */
export interface Booklet extends Course {
  /** When the course was completed, in milliseconds since the epoch. */
  readonly madeAt: number;
  /** How many citations were compared with the repository: the number that the page states. */
  readonly citations: number;
  /** Every diagram of the course: its Mermaid source and an SVG document for white paper. */
  readonly diagrams: readonly { readonly source: string; readonly svg: string }[];
}
