/**
 * G17: the notes under a block of code are about lines of that block, and the right answer of a
 * choice is one of its items.
 */

import {
  type Block,
  type Citation,
  type CheckOutcome,
  type Language,
  type List,
  type Piece,
  walkBlocks,
} from "@fondation/course";
import { type CheckName, type Fault, Tally } from "../outcome/tally.ts";
import type { DocumentText } from "../reading/course-text.ts";
import { notedLines, sourceOf } from "../reading/line-notes.ts";

export const ANNOTATIONS: CheckName = {
  id: "G17",
  title: { fr: "Notes et choix bien formés", en: "Notes and choices well formed" },
};

const LETTER = /^(?<letter>[A-Z])\.$/u;

export function checkAnnotations(texts: readonly DocumentText[], language: Language): CheckOutcome {
  const tally = new Tally(ANNOTATIONS);
  for (const { slug, blocks } of texts) {
    walkBlocks(blocks, (block, siblings, index) => {
      if (block.kind !== "list") return;
      if (block.items.some((item) => noteOf(item) !== undefined)) {
        tally.count(slug, noteFaults(block, sourceOf(siblings[index - 1])));
      }
      if (block.items.some((item) => letterOf(item) !== undefined)) {
        tally.count(slug, choiceFaults(block, siblings[index + 1]));
      }
    });
  }
  return tally.outcome(language);
}

function noteFaults({ items, line }: List, shown: Citation | undefined): Fault[] {
  if (shown === undefined) {
    return [{ line, message: "Notes on lines stand under a block with a source only. Move them there." }];
  }
  const { startLine, endLine } = shown;
  return items.flatMap((item): Fault[] => {
    const noted = noteOf(item);
    const place = { line: item[0]?.line ?? line };
    if (noted === undefined) {
      return [{ ...place, message: "A note without its lines. Begin it with `L<n>` or `L<n>-L<m>`." }];
    }
    const isInside =
      noted.startLine >= startLine && noted.endLine <= endLine && noted.startLine <= noted.endLine;
    const message = `The note is about L${noted.startLine}-L${noted.endLine}, but the block above shows L${startLine}-L${endLine}. Note lines of the block.`;
    return isInside ? [] : [{ ...place, message }];
  });
}

function choiceFaults({ items, line }: List, answer: Block | undefined): Fault[] {
  const letters = items.map(letterOf);
  const expected = items.map((_, index) => String.fromCharCode(65 + index));
  const faults: Fault[] = [];
  if (letters.some((letter, index) => letter !== expected[index])) {
    faults.push({
      line,
      message: `The choices must begin with ${expected.join(", ")}, in bold with a full stop.`,
    });
  }
  const right =
    answer?.kind === "code" && answer.answer?.[0] !== undefined ? letterOf(answer.answer) : undefined;
  if (right === undefined || !letters.includes(right)) {
    const message = "Under the choices there must be an answer that begins with the letter of one of them.";
    faults.push({ line, message });
  }
  return faults;
}

function noteOf(item: readonly Block[]): ReturnType<typeof notedLines> {
  const first = firstPiece(item);
  return first?.kind === "code" && !first.strong ? notedLines(first.value) : undefined;
}

function letterOf(item: readonly Block[]): string | undefined {
  const first = firstPiece(item);
  return first?.kind === "text" && first.strong ? LETTER.exec(first.value)?.groups?.letter : undefined;
}

function firstPiece([first]: readonly Block[]): Piece | undefined {
  return first?.kind === "paragraph" ? first.pieces[0] : undefined;
}
