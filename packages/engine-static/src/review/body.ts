/** One body of the deep reading: its place in the flow, its code, and the notes on it. */

import { type CodeFunction, type SourceFile, statementsIn, topicAt } from "@fondation/code";
import { inlineCitation, inlineCode, markdownText, sourceBlock } from "@fondation/course";
import { bullets } from "../markdown/blocks.ts";
import { fenceOf, isShowable } from "../markdown/excerpt.ts";
import { citeSymbol } from "../markdown/names.ts";
import { quotedProse } from "../markdown/prose.ts";
import { locate, type NoteContext, nameOf } from "./notes/note-context.ts";
import { outwardEffects } from "../view/outward-effects.ts";
import { alikeTo } from "./alike.ts";
import { exampleCall } from "./example-call.ts";
import { entryAt } from "./measure.ts";
import { type Note, notesOn } from "./notes/notes.ts";
import { type Piece, piecesOf } from "./pieces.ts";

const CALLERS = 4;
const CALLEES = 6;

export function describeBody(fn: CodeFunction, context: NoteContext): string[] {
  const { symbol } = fn;
  const title = symbol.container === undefined ? symbol.name : `${symbol.container}.${symbol.name}`;
  return [
    `### ${markdownText(title)}`,
    placeInFlow(fn, context),
    ...annotated(fn.file, piecesOf(fn, worthOfLines(fn, context)), notesOn(fn, context), context),
    ...alike(fn, context),
  ];
}

function alike(fn: CodeFunction, { view }: NoteContext): string[] {
  const others = alikeTo(fn, view);
  if (others.length === 0) return [];
  return [
    view.words.review.alike(
      nameOf(fn),
      others.map((other) => ({
        name: nameOf(other.fn),
        citation: citeSymbol(other.fn.file, other.fn.symbol),
        differences: other.differences.map(({ from, to }) => ({
          from: inlineCode(from),
          to: inlineCode(to),
        })),
      })),
    ),
  ];
}

/** Lines that fail, call, or decide are worth more than lines that prepare. */
function worthOfLines(fn: CodeFunction, { view }: NoteContext): (line: number) => number {
  const worth = new Map<number, number>();
  const add = (line: number, value: number): void => {
    worth.set(line, (worth.get(line) ?? 0) + value);
  };
  for (const { line, certain } of view.calls.callsFrom(fn)) if (certain) add(line, 3);
  for (const { line } of view.failures.of(fn)) add(line, 4);
  for (const { kind, startLine } of statementsIn(fn.file.code.statements, fn.symbol)) {
    if (kind === "return" || kind === "loop" || kind === "if" || kind === "defer") add(startLine, 1);
  }
  return (line) => worth.get(line) ?? 0;
}

function placeInFlow(fn: CodeFunction, context: NoteContext): string {
  const { view, topic } = context;
  const from = new Set<CodeFunction>();
  for (const { from: caller, certain } of view.calls.callsTo(fn)) {
    if (certain && caller !== fn && caller.file.role === "source") from.add(caller);
  }
  const to = new Set<CodeFunction>();
  for (const { to: callee, certain } of view.calls.callsFrom(fn))
    if (certain && callee !== fn) to.add(callee);
  const isOther = ({ file, symbol }: CodeFunction): boolean =>
    topicAt(view.topics, file.path, symbol.startLine) !== topic;
  const callers = [...from].sort((a, b) => Number(isOther(b)) - Number(isOther(a)));
  const entry = entryAt(fn, view);
  return view.words.review.placeInFlow({
    name: nameOf(fn),
    citation: citeSymbol(fn.file, fn.symbol),
    entry: entry === undefined ? undefined : { kind: entry.kind, label: inlineCode(entry.label) },
    callers: callers.slice(0, CALLERS).map((caller) => locate(caller, context)),
    moreCallers: Math.max(0, callers.length - CALLERS),
    callees: [...to].slice(0, CALLEES).map((callee) => locate(callee, context)),
    moreCallees: Math.max(0, to.size - CALLEES),
    example: exampleCall(fn, context),
    test: firstTest(fn, view),
    outside: [...Map.groupBy(outwardEffects(fn, view), ({ kind }) => kind)].map(([kind, effects]) => ({
      kind,
      names: effects.map(({ name }) => name),
    })),
  });
}

function firstTest(
  fn: CodeFunction,
  { tests }: NoteContext["view"],
): { readonly title: string; readonly citation: string } | undefined {
  const test = tests.of(fn).find(({ exercises }) => exercises.some((exercise) => exercise.fn === fn));
  const line = test?.exercises.find((exercise) => exercise.fn === fn)?.line;
  if (test === undefined || line === undefined) return undefined;
  return {
    title: quotedProse(test.title),
    citation: inlineCitation({ path: test.file.path, startLine: line, endLine: line }),
  };
}

/** A piece without its lines that no page may show. */
function showable(file: SourceFile, { startLine, endLine, omitted }: Piece): Piece[] {
  const hidden = [startLine - 1];
  for (let line = startLine; line <= endLine; line += 1) {
    if (!isShowable(file.lines[line - 1] ?? "")) hidden.push(line);
  }
  const runs = hidden.flatMap((line, index) => {
    const last = (hidden[index + 1] ?? endLine + 1) - 1;
    return last > line ? [{ startLine: line + 1, endLine: last }] : [];
  });
  return runs.map((run, index) => ({
    ...run,
    omitted: (runs[index + 1]?.startLine ?? endLine + omitted + 1) - run.endLine - 1,
  }));
}

/** Each piece of code with the notes on its lines, and the number of lines that are left out after it. */
export function annotated(
  file: SourceFile,
  pieces: readonly Piece[],
  notes: readonly Note[],
  { view }: NoteContext,
): string[] {
  return pieces
    .flatMap((piece) => showable(file, piece))
    .flatMap(({ startLine, endLine, omitted }) => {
      const text = file.lines.slice(startLine - 1, endLine).join("\n");
      const inside = notes.filter((note) => note.startLine >= startLine && note.startLine <= endLine);
      return [
        sourceBlock(fenceOf(file), { path: file.path, startLine, endLine }, text),
        bullets(
          inside.map((note) => {
            const last = Math.min(note.endLine, endLine);
            const span = last === note.startLine ? `L${last}` : `L${note.startLine}-L${last}`;
            return `\`${span}\` ${note.text}`;
          }),
        ),
        omitted === 0 ? undefined : view.words.review.omitted(omitted, endLine + 1, endLine + omitted),
      ].filter((block): block is string => block !== undefined);
    });
}
