/** The Markdown documents of a course as blocks, read once for all checks. */

import { type Block, type Course, isMarkdownKind, type MarkdownKind, readBlocks } from "@fondation/course";

export interface DocumentText {
  readonly slug: string;
  readonly kind: MarkdownKind;
  /** The place in the teaching order, from 1. */
  readonly position: number;
  readonly blocks: readonly Block[];
}

export function readTexts({ documents }: Course): DocumentText[] {
  return documents.flatMap(({ slug, kind, position, content }) =>
    isMarkdownKind(kind) ? [{ slug, kind, position, blocks: readBlocks(content) }] : [],
  );
}
