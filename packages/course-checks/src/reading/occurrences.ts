/** The citations of a course: in its Markdown documents, and as evidence of its relationships. */

import {
  type Citation,
  type Course,
  extractBrokenCitations,
  extractCitations,
  isMarkdownKind,
  parseCitation,
  yamlSlug,
} from "@fondation/course";
import type { Descriptions } from "./descriptions.ts";

/** A cited span with its text, which the pages show when a reader opens the citation. */
export interface CitedText {
  /** As `formatCitation` writes it. */
  readonly citation: string;
  /** Of {@link CitedText.text}. */
  readonly sha256: string;
  /** The cited lines joined by `\n`, without a final newline. */
  readonly text: string;
}

export interface Occurrence {
  readonly slug: string;
  readonly citation: Citation;
  /** 1-based; absent in YAML. */
  readonly line?: number;
  /** The text of the fenced block whose source is this citation. */
  readonly verbatim?: string;
}

/** A text in the form of a citation that is not valid, and its location. */
interface InvalidCitation {
  readonly slug: string;
  readonly text: string;
  readonly line?: number;
}

/** Every citation of a course, valid or not, in the order of its documents. */
export interface CourseCitations {
  readonly occurrences: readonly Occurrence[];
  readonly broken: readonly InvalidCitation[];
}

export function citationsOf(course: Course, { relationships }: Descriptions): CourseCitations {
  const occurrences: Occurrence[] = [];
  const broken: InvalidCitation[] = [];
  const slug = yamlSlug("relationships");
  for (const text of relationships.value?.relationships.flatMap(({ evidence }) => evidence) ?? []) {
    const citation = parseCitation(text);
    if (citation === undefined) broken.push({ slug, text });
    else occurrences.push({ slug, citation });
  }
  for (const { slug, kind, content } of course.documents) {
    if (!isMarkdownKind(kind)) continue;
    occurrences.push(...extractCitations(content).map((found) => ({ slug, ...found })));
    broken.push(...extractBrokenCitations(content).map((found) => ({ slug, ...found })));
  }
  return { occurrences, broken };
}
