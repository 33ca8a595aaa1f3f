/** Turns chapter names into file names. Links, sorting and exports all use these functions. */

import type { DocumentKind } from "./documents.ts";
import type { MarkdownKind } from "./heading.ts";

const YAML_SLUGS = {
  abstractions: "step1_abstractions.yaml",
  relationships: "step2_relationships.yaml",
  order: "step3_order.yaml",
} as const;

const MARKDOWN_SLUGS = {
  chapter: ["chapters", "chapter"],
  review: ["reviewed-chapters", "chapter"],
  tutorial: ["tutorials", "tutorial"],
} as const;

/** Lower-case ASCII words joined by `_`, at most 60 characters; `x` when nothing is left. */
export function nameSlug(name: string): string {
  const ascii = name
    .normalize("NFKD")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .slice(0, 60)
    .replace(/^_+|(?<!_)_+$/g, "");
  return ascii === "" ? "x" : ascii;
}

export function yamlSlug(kind: Exclude<DocumentKind, MarkdownKind>): string {
  return YAML_SLUGS[kind];
}

/** The slug of a chapter, review or tutorial, e.g. `chapters/chapter_01_queue.md`. */
export function chapterSlug(kind: MarkdownKind, position: number, name: string): string {
  const [folder, prefix] = MARKDOWN_SLUGS[kind];
  return `${folder}/${prefix}_${String(position).padStart(2, "0")}_${nameSlug(name)}.md`;
}

const DOCUMENT_SLUG = new RegExp(
  `^(?:${[
    ...Object.values(YAML_SLUGS).map((slug) => slug.replace(".", "\\.")),
    ...Object.values(MARKDOWN_SLUGS).map(
      ([folder, prefix]) => `${folder}/${prefix}_[0-9]{2}_[a-z0-9][a-z0-9_]{0,59}\\.md`,
    ),
  ].join("|")})$`,
);

/**
 * Whether a text can be the slug of a document. A slug that was read from a file is checked with
 * this before it becomes a path.
 */
export function isDocumentSlug(text: string): boolean {
  return DOCUMENT_SLUG.test(text);
}
