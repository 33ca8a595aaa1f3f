/** A traced path, function by function, with the lines that matter. */

import { type CodeFunction, functionsOf, type Topic, topicAt, type TracedPath } from "@fondation/code";
import { inlineCode, markdownText } from "@fondation/course";
import { bullets } from "../markdown/blocks.ts";
import { excerpt, showExcerpt } from "../markdown/excerpt.ts";
import { citeSymbol } from "../markdown/names.ts";
import { docSentence } from "../markdown/prose.ts";
import { shownLines } from "../markdown/shown-lines.ts";
import type { CourseView } from "../view/course-view.ts";
import { codeOf, distinctNames } from "../view/function-names.ts";
import { notesOfCall, notesOfEnd, type PlacedNote } from "./path-notes.ts";
import { sequenceDiagram } from "./sequence.ts";

/** What the whole path may take, and what each function gets at least and at most. */
const PATH_LINES = 150;
const MIN_LINES = 16;
const MAX_LINES = 44;

export interface PathPlace {
  /** The topic whose chapter shows the path; functions of other topics get a link. */
  readonly home: Topic;
  /** The topics that need no link. */
  readonly known: readonly Topic[];
  /** In lines, for the whole path. */
  readonly room?: number;
}

export function pathSection(path: TracedPath, place: PathPlace, view: CourseView): string[] {
  const functions = functionsOf(path);
  const share = Math.floor((place.room ?? PATH_LINES) / functions.length);
  const limit = Math.min(MAX_LINES, Math.max(MIN_LINES, share));
  return [
    ...functions.flatMap((fn, index) => step(fn, index, path, place, limit, view)),
    sequenceDiagram(path, view.calls),
  ];
}

function step(
  fn: CodeFunction,
  index: number,
  path: TracedPath,
  { home, known }: PathPlace,
  limit: number,
  view: CourseView,
): string[] {
  const { words } = view;
  const call = path.calls[index];
  const topic = topicAt(view.topics, fn.file.path, fn.symbol.startLine);
  const link =
    topic === undefined || known.includes(topic)
      ? undefined
      : view.link({ kind: "chapter", topic: home }, "chapter", topic);
  // The chapter of another topic explains its functions: here they only show where the call passes.
  const explained = link === undefined || known.length === 0;
  const marked = call === undefined ? notesOfEnd(fn, view) : notesOfCall(call, view);
  return [
    `### ${index + 1}. ${markdownText(distinctNames(functionsOf(path))[index] ?? "")}`,
    words.chapter.step({
      citation: citeSymbol(fn.file, fn.symbol),
      doc: explained ? docSentence(fn.symbol.doc?.text, 240) : undefined,
      topic: link,
    }),
    ...passages(fn, marked, explained ? limit : MIN_LINES, explained, view),
  ];
}

/** The shown lines, each passage with its notes right after it. */
function passages(
  fn: CodeFunction,
  notes: readonly PlacedNote[],
  limit: number,
  explained: boolean,
  { words }: CourseView,
): string[] {
  const marked = notes.flatMap(({ startLine, endLine }) => [startLine, endLine]);
  const blocks: string[] = [];
  let end: number | undefined;
  for (const span of shownLines(fn, marked, limit)) {
    const shown = excerpt(fn.file, span, Number.POSITIVE_INFINITY);
    if (shown === undefined) continue;
    const { startLine, endLine } = shown.citation;
    if (end !== undefined) blocks.push(words.chapter.omitted(startLine - end - 1));
    end = endLine;
    blocks.push(showExcerpt(fn.file, shown));
    const inside = notes.filter(
      (note) => explained && note.startLine >= startLine && note.endLine <= endLine,
    );
    const list = bullets(inside.map((note) => `${linesCode(note)} ${words.chapter.note(note.note)}`));
    if (list !== undefined) blocks.push(list);
  }
  if (end !== undefined && end < fn.symbol.endLine)
    blocks.push(words.chapter.omitted(fn.symbol.endLine - end));
  return blocks;
}

function linesCode({ startLine, endLine }: PlacedNote): string {
  return inlineCode(startLine === endLine ? `L${startLine}` : `L${startLine}-L${endLine}`);
}

/** The sentence before a path: where it leads, and through which files. */
export function pathIntro(path: TracedPath, { home }: PathPlace, view: CourseView): string {
  const functions = functionsOf(path);
  const [start] = functions;
  const end = functions.at(-1);
  const others = new Set(
    functions.flatMap((fn) => topicAt(view.topics, fn.file.path, fn.symbol.startLine) ?? []),
  );
  others.delete(home);
  return view.words.chapter.pathIntro({
    start: start === undefined ? "" : codeOf(start),
    end: end === undefined ? "" : codeOf(end),
    calls: path.calls.length,
    files: [...new Set(functions.map(({ file }) => inlineCode(file.path)))],
    outside: [...others].map((topic) => view.link({ kind: "chapter", topic: home }, "chapter", topic)),
  });
}
