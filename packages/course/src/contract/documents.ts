/**
 * The documents of a course: six kinds, made in six steps. Three YAML documents describe the
 * repository; three Markdown documents are written per chapter.
 */

/** The six kinds of document, in the order of the steps that make them. */
export const DOCUMENT_KINDS = [
  "abstractions",
  "relationships",
  "order",
  "chapter",
  "review",
  "tutorial",
] as const;

export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** The languages a course can be written in. */
export const LANGUAGES = ["fr", "en"] as const;

/** `fr` (the default) or `en`. */
export type Language = (typeof LANGUAGES)[number];

export const ENGINE_NAMES = ["static", "claude"] as const;

/**
 * Which engine wrote a course. `version` changes whenever the same input could give another output.
 */
export interface EngineStamp {
  readonly name: (typeof ENGINE_NAMES)[number];
  readonly version: string;
}

export interface CourseDocument {
  /** The stored slug and the exported file name, e.g. `chapters/chapter_01_queue.md`. */
  readonly slug: string;
  readonly kind: DocumentKind;
  /**
   * The place in the teaching order, 1…N, for the three kinds per chapter; 0 for the YAML
   * documents.
   */
  readonly position: number;
  /**
   * The entry in a table of contents: the H1 without its `Chapitre n :`, or the YAML document's
   * name.
   */
  readonly title: string;
  /** The whole document, UTF-8, ending with a newline. */
  readonly content: string;
}

/**
 * A course of 3 + 3·N documents, in the order of the contract: YAML, chapters, reviews, tutorials.
 */
export interface Course {
  /** `owner/name`, or `local/name`. */
  readonly repository: string;
  /** Full SHA of the analyzed commit; see {@link FULL_COMMIT}. */
  readonly commit: string;
  readonly engine: EngineStamp;
  readonly language: Language;
  readonly chapters: number;
  /** Why there are fewer chapters than requested; absent when there are as many. */
  readonly shortfall?: string;
  readonly documents: readonly CourseDocument[];
}

/** A commit's full SHA-1 (40 hex digits) or SHA-256 (64). */
export const FULL_COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u;
