/** The sentence around found words, with the words marked. */

import type { Passage } from "../../rendering/search/passages.ts";
import { fold, unfoldRanges } from "./fold.ts";

export interface Piece {
  /** Its place in the text; -1 for a mark that something in front is left out. */
  readonly at: number;
  readonly text: string;
  readonly marked: boolean;
}

/** In characters before and after the first found word. */
const BEFORE = 90;
const AFTER = 170;

export function excerptOf(text: string, words: readonly string[], form: Passage["form"]): Piece[] {
  const marks = unfoldRanges(text, occurrences(fold(text), words));
  const [start, end] = form === "heading" ? [0, text.length] : around(text, marks[0]?.[0] ?? 0, form);
  return [
    ...(start > 0 ? [{ at: -1, text: "… ", marked: false }] : []),
    ...piecesOf(text, start, end, marks),
    ...(end < text.length ? [{ at: end, text: " …", marked: false }] : []),
  ];
}

/** In order, without overlaps. Side by side where they are found so; else each word everywhere. */
function occurrences(folded: string, words: readonly string[]): [number, number][] {
  const phrase = words.join(" ");
  const sought = folded.includes(phrase) ? [phrase] : words;
  const found = sought.flatMap((word) => {
    const ranges: [number, number][] = [];
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + word.length)) {
      ranges.push([at, at + word.length]);
    }
    return ranges;
  });
  let last = 0;
  return found
    .toSorted(([one], [other]) => one - other)
    .filter(([start, end]) => {
      const isFree = start >= last;
      if (isFree) last = end;
      return isFree;
    });
}

/** The sentence, or the line of code, from which so much is shown that it stays short. */
function around(text: string, at: number, form: Passage["form"]): [number, number] {
  let [start, end] = [0, text.length];
  if (form === "text") {
    for (const { index, segment } of new Intl.Segmenter("fr", { granularity: "sentence" }).segment(text)) {
      if (index > at) break;
      [start, end] = [index, index + segment.trimEnd().length];
    }
  }
  const cut = text.lastIndexOf(" ", at + AFTER);
  return [
    at - start > BEFORE ? wordStart(text, at - BEFORE) : start,
    end - at > AFTER ? (cut > at ? cut : at + AFTER) : end,
  ];
}

/** The first beginning of a word from here on, or here in a text without spaces. */
function wordStart(text: string, from: number): number {
  const space = text.indexOf(" ", from);
  return space === -1 || space > from + BEFORE / 2 ? from : space + 1;
}

function piecesOf(text: string, start: number, end: number, marks: readonly [number, number][]): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (const [from, to] of marks) {
    if (from < at || to > end) continue;
    if (from > at) pieces.push({ at, text: text.slice(at, from), marked: false });
    pieces.push({ at: from, text: text.slice(from, to), marked: true });
    at = to;
  }
  if (at < end) pieces.push({ at, text: text.slice(at, end), marked: false });
  return pieces;
}
