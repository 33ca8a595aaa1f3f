/**
 * Headings and paragraphs of Markdown and reStructuredText. Lists, tables, code, quotes, badges and
 * directives are left out: they are seldom sentences about the whole.
 */

import { oneLine } from "../syntax/one-line.ts";
import type { Document, Heading, Passage } from "./passage.ts";

/** In UTF-16 units. Longer paragraphs are logs or tables. */
const MAX_PASSAGE = 1200;

interface Line {
  readonly text: string;
  readonly number: number;
}

export function readDocument(path: string, text: string): Document {
  const isRst = /\.rst$/i.test(path);
  const headings: Heading[] = [];
  const passages: Passage[] = [];
  const marks: string[] = [];
  let open: Line[] = [];
  const close = (): void => {
    const passage = toPassage(path, open, headings.at(-1), isRst);
    if (passage !== undefined) passages.push(passage);
    open = [];
  };
  const lines = text.split(/\r?\n/);
  let fence: string | undefined;
  let indented = false;
  for (const [index, line] of lines.entries()) {
    const mark = /^\s*(```|~~~)/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || fence === mark)) {
      fence = fence === undefined ? mark : undefined;
      close();
      continue;
    }
    if (fence !== undefined) continue;
    const number = index + 1;
    const heading = headingAt(lines, index, isRst, marks);
    if (heading !== undefined) {
      close();
      headings.push({ ...heading, place: { path, startLine: number, endLine: number } });
      continue;
    }
    if (line.trim() === "" || isRule(line)) {
      close();
      continue;
    }
    // In both languages an indented block after a blank line is code or belongs to a directive.
    if (open.length === 0) indented = /^(\s{3,}|\t)/.test(line);
    if (!indented) open.push({ text: line, number });
  }
  close();
  return { path, headings, passages };
}

/** A line of `===` or `---` that is no text. */
function isRule(line: string): boolean {
  return /^([=\-~^"'#*+`.])\1{2,}\s*$/.test(line.trim());
}

function headingAt(
  lines: readonly string[],
  index: number,
  isRst: boolean,
  marks: string[],
): { text: string; level: number } | undefined {
  const line = lines[index] ?? "";
  const hashes = isRst ? undefined : /^(#{1,6})\s+(\S.*)$/.exec(line);
  if (hashes !== undefined && hashes !== null) {
    const text = plain(hashes[2] ?? "")
      .replace(/(?<!#)#+$/, "")
      .trim();
    return text === "" ? undefined : { text, level: hashes[1]?.length ?? 1 };
  }
  const next = (lines[index + 1] ?? "").trimEnd();
  const isUnderlined = line.trim() !== "" && !/^\s/.test(line) && isRule(next) && next.length >= 3;
  if (!isUnderlined || isRule(line) || (isRst && next.length < line.trimEnd().length)) return undefined;
  if (!isRst && !/^(=+|-+)$/.test(next)) return undefined;
  if (!isRst && (lines[index - 1] ?? "").trim() !== "") return undefined;
  const mark = next.slice(0, 1);
  if (!marks.includes(mark)) marks.push(mark);
  const text = plain(line);
  return text === "" ? undefined : { text, level: isRst ? marks.indexOf(mark) + 1 : mark === "=" ? 1 : 2 };
}

const NO_PROSE = /^\s*([-*+•]\s|\d+[.)]\s|>|\||:\w|\.\.|!\[|\[!|<|\[[^\]]*\]:|---)/;

function toPassage(
  path: string,
  lines: readonly Line[],
  heading: Heading | undefined,
  isRst: boolean,
): Passage | undefined {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined || NO_PROSE.test(first.text)) return undefined;
  const list = lines.findIndex(({ text }) => NO_PROSE.test(text));
  const kept = list === -1 ? lines : lines.slice(0, list);
  const written = kept.map(({ text }) => text).join(" ");
  const text = plain(written, isRst);
  if (text.length > MAX_PASSAGE || !isSentence(text)) return undefined;
  const endLine = kept.at(-1)?.number ?? last.number;
  return {
    text,
    place: { path, startLine: first.number, endLine },
    names: [...new Set([...text.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name.replace(/\(\)$/, "")))],
    ...(heading === undefined ? {} : { heading }),
  };
}

/** Two words at least. */
function isSentence(text: string): boolean {
  return text.split(" ").filter((word) => /\p{L}{2}/u.test(word)).length > 1;
}

/** Without links, emphasis, images and roles. Code keeps its backticks, one on each side. */
function plain(text: string, isRst = false): string {
  const pieces = text.replaceAll("``", "`").split("`");
  return oneLine(
    pieces
      .map((piece, index) => {
        if (index % 2 === 0) return withoutRole(piece);
        // A link of reStructuredText is no code.
        const isLink = isRst && pieces[index + 1]?.startsWith("_") === true;
        const name = piece.replace(/^[~!]/, "").split("<", 1)[0]?.trim() ?? "";
        return isLink ? name : `\`${name}\``;
      })
      .join("")
      .replace(/!\[[^\][]*\]\([^()]*\)/g, "")
      .replace(/\[([^\][]*)\]\([^()]*\)/g, "$1")
      .replace(/\[([^\][]*)\]\[[^\][]*\]/g, "$1")
      .replace(/\[(`[^`\][]*`|\w[^\][]*)\]/g, "$1")
      .replaceAll("&nbsp;", " ")
      .replace(/<[^<>]*>/g, "")
      .replace(/\*\*|__|(?<=\s|^)[*_](?=\S)|(?<=\S)[*_](?=\s|$)/g, ""),
  );
}

/** Without the role before a name (`:class:`) and the mark after a link (`_`). */
function withoutRole(piece: string): string {
  const text = piece.replace(/^_{1,2}(?!\w)/, "");
  const role = /(?<![\w:.+-])[\w:.+-]+:$/.exec(text)?.[0] ?? "";
  return role.startsWith(":") ? text.slice(0, -role.length) : text;
}
