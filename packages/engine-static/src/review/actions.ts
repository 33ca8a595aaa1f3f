/** What some lines of a body do that the lines alone do not say, as pieces of a sentence. */

import { inlineCode, inlineCitation } from "@fondation/course";
import {
  type CodeFunction,
  compareBy,
  firstParagraph,
  oneLine,
  type Statement,
  type Topic,
  topicAt,
} from "@fondation/code";
import { quotedProse } from "../markdown/prose.ts";
import type { CourseView } from "../view/course-view.ts";
import { branchWithin } from "./conditions.ts";
import { outwardEffects } from "../view/outward-effects.ts";
import { isVariable } from "./thrown-value.ts";
import { fieldSetBy, readersOf } from "./state-access.ts";

/** What all notes of one review need. */
export interface NoteContext {
  readonly topic: Topic;
  readonly view: CourseView;
  /** The functions that this review shows. */
  readonly shown: ReadonlySet<CodeFunction>;
  /** Functions that a note of this review has introduced already. */
  readonly introduced: Set<CodeFunction>;
}

/** A piece of a note. A weak one only says what the line says: alone it makes no note. */
export interface Action {
  readonly line: number;
  readonly text: string;
  readonly weak: boolean;
}

const MAX_CALLS = 4;
const MAX_VALUE = 70;

export function nameOf({ symbol }: CodeFunction): string {
  return inlineCode(symbol.container === undefined ? symbol.name : `${symbol.container}.${symbol.name}`);
}

/** The name of a function with the document that shows it, or its place. */
export function locate(fn: CodeFunction, { topic, view, shown }: NoteContext): string {
  const name = nameOf(fn);
  if (shown.has(fn)) return name;
  const { path } = fn.file;
  const { startLine, endLine } = fn.symbol;
  const other = topicAt(view.topics, path, startLine);
  if (other !== undefined && other !== topic) {
    return `${name} (${view.link({ kind: "review", topic }, "review", other)})`;
  }
  return `${name} (${inlineCitation({ path, startLine, endLine })})`;
}

/** In the order of the lines. */
export function actionsOf(
  fn: CodeFunction,
  lines: { readonly startLine: number; readonly endLine: number },
  statements: readonly Statement[],
  context: NoteContext,
  condition?: string,
): Action[] {
  const { view } = context;
  const found: Action[] = [];
  const words = view.words.review;
  const isWithin = (line: number): boolean => line >= lines.startLine && line <= lines.endLine;
  const when = (line: number, text: string): string => {
    const branch = branchWithin(line, lines, statements);
    return branch === undefined ? text : words.onlyWhen(text, branch.text, branch.negated);
  };
  const callees = new Set<CodeFunction>();
  for (const { to, line, certain } of view.calls.callsFrom(fn)) {
    if (!certain || to === fn || callees.has(to) || !isWithin(line)) continue;
    if (line === lines.startLine && condition?.includes(to.symbol.name) === true) continue;
    callees.add(to);
    if (callees.size <= MAX_CALLS)
      found.push({
        line,
        // The reader sees the call, and finds the called body in the same document.
        weak: context.shown.has(to),
        text: words.calls(locate(to, context), introduce(to, context)),
      });
  }
  for (const failure of view.failures.of(fn)) {
    if (!isWithin(failure.line)) continue;
    const message = failure.message === undefined ? undefined : oneLine(failure.message);
    found.push({
      line: failure.line,
      weak: false,
      text: when(
        failure.line,
        words.fails({
          isVariable: isVariable(failure.thrown),
          thrown: failure.thrown === "" ? undefined : inlineCode(failure.thrown),
          returned: isReturned(statements, failure.line),
          message: message === undefined ? undefined : quotedProse(message),
          caughtBy: failure.caughtBy
            .slice(0, 2)
            .map(({ fn: catcher }) => (catcher === fn ? undefined : locate(catcher, context))),
        }),
      ),
    });
  }
  for (const { kind, name, line } of outwardEffects(fn, view).filter(({ line }) => isWithin(line))) {
    found.push({ line, weak: false, text: when(line, words.effect(kind, name)) });
  }
  for (const statement of statements) {
    if (!isWithin(statement.startLine)) continue;
    const text = stateOrResult(statement, fn, found, context);
    const { startLine: line, kind } = statement;
    if (text !== undefined) found.push({ line, weak: kind === "return", text: when(line, text) });
  }
  const more = callees.size - MAX_CALLS;
  if (more > 0) found.push({ line: lines.endLine, weak: false, text: words.moreCalls(more) });
  return [...new Map(found.sort(compareBy(({ line }) => -line)).map((item) => [item.text, item])).values()];
}

function isReturned(statements: readonly Statement[], line: number): boolean {
  return statements.some(({ kind, startLine }) => kind === "return" && startLine === line);
}

/** The first sentences about a function of another part, once in a review. */
function introduce(fn: CodeFunction, { topic, view, shown, introduced }: NoteContext): string | undefined {
  if (introduced.has(fn) || shown.has(fn)) return undefined;
  introduced.add(fn);
  const users = new Set(
    view.calls.callsTo(fn).map(({ from }) => topicAt(view.topics, from.file.path, from.symbol.startLine)),
  );
  users.add(topicAt(view.topics, fn.file.path, fn.symbol.startLine));
  users.delete(undefined);
  if (users.size > 2 || !users.has(topic)) return undefined;
  const paragraph = fn.symbol.doc === undefined ? undefined : firstParagraph(fn.symbol.doc.text, 140);
  return paragraph === undefined || paragraph.length > 200
    ? undefined
    : quotedProse(paragraph).replace(/[.:]$/, "");
}

function stateOrResult(
  statement: Statement,
  fn: CodeFunction,
  found: readonly { readonly line: number }[],
  context: NoteContext,
): string | undefined {
  const words = context.view.words.review;
  const { kind, head, startLine } = statement;
  const text = fn.file.lines[startLine - 1] ?? "";
  const field = fieldSetBy(statement, fn);
  if (field !== undefined && head !== undefined) {
    const readers = readersOf(field.replace(/^[@#]+/, ""), fn, context.view);
    return words.sets(inlineCode(head), readers.slice(0, 3).map(nameOf), Math.max(0, readers.length - 3));
  }
  if (kind === "call" && STARTS_TASK.test(text)) return words.startsTask();
  if (
    kind === "defer" &&
    fn.file.lines.slice(startLine - 1, statement.endLine).some((line) => line.includes("recover()"))
  ) {
    return words.recovers();
  }
  if (kind === "return" && !found.some(({ line }) => line === startLine)) {
    if (head === undefined) return words.returns(undefined);
    return head.length > MAX_VALUE ? undefined : words.returns(inlineCode(head));
  }
  return undefined;
}

const STARTS_TASK =
  /^\s*(?:go\s|(?:tokio::|task::)?spawn(?:_blocking)?\(|tokio::spawn|thread::spawn|asyncio\.(?:create_task|ensure_future)|Thread\.new|Task\.Run|Task \{|setImmediate\(|process\.nextTick\(|queueMicrotask\()/;
