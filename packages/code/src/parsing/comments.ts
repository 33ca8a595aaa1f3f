/**
 * Comments: joins consecutive ones, removes the comment marks, and finds what each one documents.
 */

import { cutText } from "@fondation/environment/cut-text";
import { compareBy } from "../compare.ts";
import type { CodeSymbol, DocComment, Lines } from "../syntax/parsed-code.ts";

/** A comment or docstring as written. */
export interface Comment extends Lines {
  readonly raw: string;
  /** Column of the first character, 0-based. */
  readonly indent: number;
}

/** Joins line comments on consecutive lines with the same indent. */
export function joinComments(comments: readonly Comment[]): Comment[] {
  const groups: Comment[][] = [];
  for (const comment of comments.toSorted(
    compareBy(
      (item) => -item.startLine,
      (item) => -item.indent,
    ),
  )) {
    const last = groups.at(-1)?.at(-1);
    const continues =
      last !== undefined &&
      last.endLine + 1 === comment.startLine &&
      last.indent === comment.indent &&
      isLineComment(last.raw) &&
      isLineComment(comment.raw);
    if (continues) groups.at(-1)?.push(comment);
    else groups.push([comment]);
  }
  return groups.flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const { endLine } = others.at(-1) ?? first;
    return [{ ...first, endLine, raw: [first, ...others].map(({ raw }) => raw).join("\n") }];
  });
}

function isLineComment(raw: string): boolean {
  return raw.startsWith("//") || raw.startsWith("#");
}

/** A doc comment wins over a remark between it and the line. */
export function commentBefore(line: number, comments: readonly Comment[]): Comment | undefined {
  const nearest = comments.find((comment) => comment.endLine === line - 1);
  if (nearest === undefined || !/^\/\/(?![/!])/.test(nearest.raw)) return nearest;
  const above = comments.find((comment) => comment.endLine === nearest.startLine - 1);
  return above?.raw.startsWith("/**") === true ? above : nearest;
}

const NOT_PROSE =
  /^(eslint|prettier|biome|tslint|ts-|@ts-|istanbul|c8 |v8 |noqa|type:|pylint|mypy|pragma|go:|\+build|nolint|region|endregion|=+$|-+$|\*+$|!\/|vim:|-\*-|:?nodoc:?\b|frozen_string_literal\b|warn_indent\b|encoding:|coding[:=])/i;
/** Marks a comment that repeats another one, or that documentation leaves out on purpose. */
const NO_DOC = /^[\s(]*non-javadoc/i;
const LICENCE = /copyright|licen[cs]ed? |spdx-|all rights reserved|permission is hereby granted/i;

/**
 * The text without comment marks; undefined for licences, directives and comments without letters.
 */
export function cleanComment(comment: Comment): DocComment | undefined {
  const lines = comment.raw
    .replace(/^[rRbBuUfF]*("""|'''|"|')/, "")
    .replace(/("""|'''|"|')$/, (mark) =>
      comment.raw.startsWith("/") || comment.raw.startsWith("#") ? mark : "",
    )
    .replace(/^\/\*+!?/, "")
    .replace(/(?<!\*)\*+\/$/, "")
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(\*(?!\*)|\/\/[/!]?|#+:?)\s?/, "").trimEnd())
    .filter((line) => !NOT_PROSE.test(line.trim()));
  const text = lines.join("\n").trim();
  if (!/\p{L}{2}/u.test(text) || LICENCE.test(text.slice(0, 400)) || NO_DOC.test(text)) return undefined;
  return { text, startLine: comment.startLine, endLine: comment.endLine };
}

/**
 * The comment that introduces the file: before all code, and not the comment of the first symbol.
 */
export function introduction(
  comments: readonly Comment[],
  docstrings: readonly Comment[],
  symbols: readonly CodeSymbol[],
  firstCodeLine: number,
): DocComment | undefined {
  const taken = new Set(symbols.map((symbol) => symbol.doc?.startLine));
  const candidates = [...docstrings.filter(({ indent }) => indent === 0), ...comments];
  for (const candidate of candidates) {
    if (candidate.startLine > firstCodeLine || taken.has(candidate.startLine)) continue;
    const cleaned = cleanComment(candidate);
    if (cleaned !== undefined) return cleaned;
  }
  return undefined;
}

/** The trimmed lines without a leading title that is underlined as in reStructuredText. */
function linesAfterTitle(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim());
  const title = lines.findIndex((line) => line !== "");
  const underline = lines.findIndex((line, index) => index > title && line !== "");
  const isUnderlined = underline < lines.length - 1 && /^([~=\-^#*])\1{2,}$/.test(lines[underline] ?? "");
  return isUnderlined ? lines.slice(underline + 1) : lines;
}

const LINK = /\{@link(?:code|plain)?\s+([^|\s(]+(?:\([^()]*\))?)/;

/** Replaces `{@link name}` and `{@link name text}` by the name, as Javadoc writes it. A link ends at the next brace. */
function withoutLinks(text: string): string {
  const pieces = text.split("}");
  const rest = pieces.pop() ?? "";
  const clean = pieces.map((piece) => {
    const link = LINK.exec(piece);
    const name = link?.[1]?.replace(/^#/, "").replace("#", ".");
    return link === null ? `${piece}}` : `${piece.slice(0, link.index)}${name}`;
  });
  return clean.join("") + rest;
}

const SENTENCE_END = /(?<=[\p{L}\p{N})\]`"'»]{2}[.!?])\s+(?=[\p{Lu}`"'(«])/u;

/**
 * The first paragraph of a doc comment on one line, without tags, examples and lists; at most
 * `limit` characters, whole sentences.
 */
export function firstParagraph(text: string, limit = 320): string | undefined {
  const lines: string[] = [];
  for (const trimmed of linesAfterTitle(text)) {
    const ends =
      trimmed === "" ||
      /^(@|```|~~~|>>>|\.\. |:param|:return|- |\* |[-=~^]{3,}$|Args:|Returns:|Example)/.test(trimmed);
    if (ends && lines.length > 0) break;
    if (!ends) lines.push(trimmed);
    else if (trimmed !== "") return undefined;
  }
  const paragraph = withoutLinks(lines.join(" "))
    .replace(/:(?:class|meth|func|attr|mod|ref|exc|data|obj):`[~!]?(?:[^`<]*<)?([^`>]+)>?`/g, "$1")
    .replace(/``([^`]+)``/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
  if (!/\p{L}{2}/u.test(paragraph)) return undefined;
  let kept = "";
  for (const sentence of complete(paragraph.split(SENTENCE_END))) {
    const isFull = kept.length + sentence.length > limit && (kept.length > limit || !isOpen(kept));
    if (kept !== "" && isFull) break;
    kept = kept === "" ? sentence : `${kept} ${sentence}`;
  }
  if (isOpen(kept)) return undefined;
  return kept.length <= limit * 1.5 ? kept : `${cutText(kept, limit).replace(/(?<!\s)\s+\S*$/, "")}…`;
}

/** Whether a parenthesis is left open: what it says is missing. */
function isOpen(text: string): boolean {
  return text.split("(").length > text.split(")").length;
}

/** Without a last sentence that announces a list or code; alone, it ends as an open one. */
function complete(sentences: readonly string[]): string[] {
  const last = sentences.at(-1) ?? "";
  const told = last.replace(/(?<![\s:：])[\s:：]+$/u, "");
  if (!/[:：]$/u.test(last)) return [...sentences];
  return sentences.length > 1 ? sentences.slice(0, -1) : [`${told}…`];
}
