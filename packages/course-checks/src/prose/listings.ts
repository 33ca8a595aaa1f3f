/** Lists with the sentence that announces them. */

import { type Block, type List, type Piece, walkBlocks } from "@fondation/course";
import type { DocumentText } from "../reading/course-text.ts";
import { countsIn } from "./numbers.ts";

export interface Listing {
  /** The last sentence before the list, without code and quotations. Empty without a paragraph. */
  readonly announcement: string;
  /** How many items it shows, without the item that counts the others. */
  readonly shown: number;
  /** How many the last item says are left out: "3 others". */
  readonly leftOut: number | undefined;
  /** 1-based line of the announcement, or of the list. */
  readonly line: number;
}

const OTHERS = /\b(?:autres?|others?|more|de plus)\b/u;

export function listingsIn({ blocks }: DocumentText): Listing[] {
  const found: Listing[] = [];
  walkBlocks(blocks, (block, siblings, index) => {
    if (block.kind === "list") found.push(listing(block, siblings[index - 1]));
  });
  return found;
}

function listing({ items, line }: List, before: Block | undefined): Listing {
  const [first] = items.at(-1) ?? [];
  const beginning = first !== undefined && "pieces" in first ? untilCode(first.pieces) : "";
  const [count] = OTHERS.test(beginning) && beginning.length < 60 ? countsIn(beginning) : [];
  const isAnnounced = before?.kind === "paragraph";
  return {
    announcement: isAnnounced
      ? (ownWords(before.pieces)
          .split(/(?<=[.!?]) /u)
          .at(-1) ?? "")
      : "",
    shown: items.length - (count === undefined ? 0 : 1),
    leftOut: count,
    line: isAnnounced ? before.line : line,
  };
}

/** "3 others: `a`, `b` and `c`" tells its number first. */
function untilCode(pieces: readonly Piece[]): string {
  const code = pieces.findIndex(({ kind }) => kind === "code");
  return ownWords(code === -1 ? pieces : pieces.slice(0, code));
}

/** The author's own words: code and quotations become a dash. */
export function ownWords(pieces: readonly Piece[]): string {
  return pieces
    .map(({ kind, value }) => (kind === "code" ? "–" : value))
    .join("")
    .replace(/«[^«»]*»|“[^“”]*”/gu, "–")
    .trim();
}
