/** The code span that begins a note on lines of the block above it: `L12` or `L12-L18`. */

import { type Block, type Citation, type CodeBlock, citedByFence } from "@fondation/course";

const LINE_NOTE = /^L(?<start>[1-9]\d{0,8})(?:-L(?<end>[1-9]\d{0,8}))?$/u;

export interface NotedLines {
  readonly startLine: number;
  readonly endLine: number;
}

export function notedLines(code: string): NotedLines | undefined {
  const groups = LINE_NOTE.exec(code)?.groups;
  if (groups === undefined) return undefined;
  const startLine = Number(groups.start);
  return { startLine, endLine: groups.end === undefined ? startLine : Number(groups.end) };
}

export function isLineNote(code: string): boolean {
  return LINE_NOTE.test(code);
}

/** The lines that a block of code shows; undefined without a source. A source that is no citation is a finding of G3. */
export function sourceOf(block: Block | undefined): Citation | undefined {
  if (block?.kind !== "code") return undefined;
  return citedByFence((block as CodeBlock).info);
}
