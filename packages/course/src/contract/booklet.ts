/** A course as it is printed: what the worker hands to the page that lays it out. */

import type { Course } from "./documents.ts";

/** A finished course and what stands on its cover. */
export interface Booklet extends Course {
  /** When it was made, in milliseconds since 1970. */
  readonly madeAt: number;
  /** How many cited spans were compared with the repository, all of them found there. */
  readonly citations: number;
  /** Every diagram of the course: Mermaid's source, and an SVG document for white paper. */
  readonly diagrams: readonly { readonly source: string; readonly svg: string }[];
}
