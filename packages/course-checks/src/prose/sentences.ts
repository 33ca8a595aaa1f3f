/** Splits the prose of a course into sentences. */

import { type Block, type Piece, parseCitation, walkBlocks } from "@fondation/course";
import type { DocumentText } from "../reading/course-text.ts";

export interface Sentence {
  readonly text: string;
  /** 1-based line of the document where its paragraph begins. */
  readonly line: number;
}

/** The fewest words of a sentence that counts: shorter ones are labels. */
const FEWEST_WORDS = 5;

const BETWEEN = /(?<=[.!?…]["»”)]?)\s+(?=["«“(`*]?\p{Lu})/u;

/**
 * The sentences of a document. Headings and code do not count, nor does a caption: a line that ends
 * with a colon above a block of code.
 */
export function sentencesOf({ blocks }: DocumentText): Sentence[] {
  const found: Sentence[] = [];
  walkBlocks(blocks, (block, siblings, index) => {
    if (block.kind === "table") for (const cell of block.cells) found.push(...split(cell, block.line));
    if (block.kind !== "paragraph" || isCaption(block.pieces, siblings[index + 1])) return;
    found.push(...split(block.pieces, block.line));
  });
  return found;
}

/**
 * A sentence without its citations and final mark, in lower case, so that repeated sentences are
 * equal; undefined when it has fewer than five words.
 */
export function normalized(sentence: string): string | undefined {
  const text = sentence
    .toLowerCase()
    .replace(/[\s\p{Zs}]+/gu, " ")
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .replace(/(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/u, "");
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return words < FEWEST_WORDS ? undefined : text;
}

function isCaption(pieces: readonly Piece[], next: Block | undefined): boolean {
  return next?.kind === "code" && pieces.at(-1)?.value.trimEnd().endsWith(":") === true;
}

function split(pieces: readonly Piece[], line: number): Sentence[] {
  const text = pieces
    .map(({ kind, value }) => (kind === "code" && parseCitation(value) !== undefined ? "" : value))
    .join("");
  return text.split(BETWEEN).map((sentence) => ({ text: sentence, line }));
}
