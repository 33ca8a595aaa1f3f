/** The constants that the shown bodies read: tables, limits, scripts, messages. */

import type { CodeFunction, CodeSymbol, SourceFile, Topic } from "@fondation/code";
import { compareBy, topicAt } from "@fondation/code";
import { inlineCitation, inlineCode } from "@fondation/course";
import type { CourseView } from "../view/course-view.ts";
import { annotated } from "./body.ts";
import { type NoteContext, nameOf } from "./notes/note-context.ts";

/** Lines of one constant, and of all constants of a review. */
const MAX_LINES = 60;
const MAX_ALL = 300;
const READERS = 3;
/** Constants with so few lines between them are shown together. */
const GAP = 2;

interface Run {
  readonly file: SourceFile;
  readonly names: string[];
  readonly readers: Set<CodeFunction>;
  readonly startLine: number;
  endLine: number;
}

/** Blocks of Markdown without their heading. */
export function constantsSection(bodies: readonly CodeFunction[], context: NoteContext): string[] {
  const { view } = context;
  const runs = runsOf(readersByConstant(bodies, context.topic, view));
  let lines = 0;
  const fitting = runs.filter(({ startLine, endLine }) => {
    const count = Math.min(MAX_LINES, endLine - startLine + 1);
    if (lines + count > MAX_ALL) return false;
    lines += count;
    return true;
  });
  const more = runs.length - fitting.length;
  return [
    ...fitting.flatMap((run) => describeRun(run, context)),
    ...(more > 0 ? [view.words.review.moreConstants(more)] : []),
  ];
}

interface Constant {
  readonly file: SourceFile;
  readonly symbol: CodeSymbol;
}

function readersByConstant(
  bodies: readonly CodeFunction[],
  topic: Topic,
  view: CourseView,
): Map<CodeSymbol, Constant & { readonly readers: Set<CodeFunction> }> {
  const found = new Map<CodeSymbol, Constant & { readonly readers: Set<CodeFunction> }>();
  const note = (fn: CodeFunction, file: SourceFile, name: string): void => {
    const symbol = file.code.symbols.find((item) => item.kind === "constant" && item.name === name);
    if (symbol === undefined || topicAt(view.topics, file.path, symbol.startLine) !== topic) return;
    const known = found.get(symbol) ?? { file, symbol, readers: new Set() };
    found.set(symbol, known);
    known.readers.add(fn);
  };
  for (const fn of bodies) {
    const { file, symbol } = fn;
    const isInside = (line: number): boolean => line >= symbol.startLine && line <= symbol.endLine;
    for (const { name, line } of file.code.references) if (isInside(line)) note(fn, file, name);
    for (const use of view.linksFrom(file.path).flatMap(({ uses }) => uses)) {
      const target = use.lines.some(isInside) ? view.survey.byPath.get(use.to) : undefined;
      if (target !== undefined) note(fn, target, use.symbol);
    }
  }
  return found;
}

/** By file and line; functions that are constants are bodies already. */
function runsOf(constants: ReturnType<typeof readersByConstant>): Run[] {
  const sorted = [...constants.values()].sort(
    compareBy(
      ({ file }) => file.path,
      ({ symbol }) => -symbol.startLine,
    ),
  );
  const runs: Run[] = [];
  for (const { file, symbol, readers } of sorted) {
    const { name, doc, endLine } = symbol;
    const startLine = Math.min(symbol.startLine, doc?.startLine ?? symbol.startLine);
    const last = runs.at(-1);
    if (last?.file === file && startLine - last.endLine <= GAP && endLine - last.startLine < MAX_LINES) {
      last.names.push(name);
      for (const fn of readers) last.readers.add(fn);
      last.endLine = Math.max(last.endLine, endLine);
    } else runs.push({ file, names: [name], readers: new Set(readers), startLine, endLine });
  }
  return runs;
}

function describeRun({ file, names, readers, startLine, endLine }: Run, context: NoteContext): string[] {
  const last = Math.min(endLine, startLine + MAX_LINES - 1);
  const all = [...readers];
  return [
    context.view.words.review.constants({
      names: names.map(inlineCode),
      citation: inlineCitation({ path: file.path, startLine, endLine: last }),
      readers: all.slice(0, READERS).map(nameOf),
      more: Math.max(0, all.length - READERS),
    }),
    ...annotated(file, [{ startLine, endLine: last, omitted: endLine - last }], [], context),
  ];
}
