/** A section of the review: what a topic does when it stops, and what it always does on the way out. */

import type { CodeFunction, Topic } from "@fondation/code";
import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import { bullets } from "../markdown/blocks.ts";
import { bodyOf, excerpt, showExcerpt } from "../markdown/excerpt.ts";
import { citeSymbol } from "../markdown/names.ts";
import { docSentence } from "../markdown/prose.ts";
import type { CourseView } from "../view/course-view.ts";
import { functionName, functionsOf } from "./functions.ts";

const CLOSES =
  /^_*(?:close|stop|shutdown|shut_down|dispose|cleanup|clean_up|teardown|tear_down|do_teardown|destroy|quit|terminate|drop|exit|aexit|del|deinit|halt)(?:$|_|[A-Z])/;

const FUNCTIONS = 4;
const EXITS = 6;
const SHORT_BODY = 24;
/** In characters; a longer statement is more than a name and a call. */
const LONGEST_STATEMENT = 80;

/**
 * Blocks of Markdown without their heading; empty for a topic that nothing stops. `shown`: functions
 * whose body the document has already.
 */
export function closingSection(
  topic: Topic,
  view: CourseView,
  shown: ReadonlySet<CodeFunction> = new Set(),
): string[] {
  const { words } = view;
  const functions = functionsOf(topic, view);
  const closing = functions.filter(({ symbol }) => CLOSES.test(lowerFirst(symbol.name)));
  const exits = functions.flatMap((fn) => exitsOf(fn, view));
  const part = markdownText(topic.name);
  const items = exits.slice(0, EXITS);
  if (exits.length > EXITS) items.push(words.facets.closing.more(exits.length - EXITS));
  return [
    ...closing.slice(0, FUNCTIONS).flatMap((fn) => describeClosing(fn, view, shown.has(fn))),
    ...(closing.length > FUNCTIONS ? [words.facets.closing.more(closing.length - FUNCTIONS)] : []),
    ...(items.length === 0
      ? []
      : [`${words.facets.closing.always(part, exits.length)}\n\n${bullets(items) ?? ""}`]),
  ];
}

function lowerFirst(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

function describeClosing(fn: CodeFunction, { calls, words }: CourseView, isShown: boolean): string[] {
  const { file, symbol } = fn;
  const called = calls.callsFrom(fn).filter(({ certain }) => certain);
  const intro = words.facets.closing.closes({
    fn: functionName(fn),
    citation: citeSymbol(file, symbol),
    calls: [...new Set(called.map(({ to }) => functionName(to)))],
    isAlone: !file.code.calls.some(({ line }) => line >= symbol.startLine && line <= symbol.endLine),
    doc: docSentence(symbol.doc?.text, 200),
  });
  if (isShown || symbol.endLine - symbol.startLine >= SHORT_BODY) return [intro];
  const shown = excerpt(file, bodyOf(symbol), SHORT_BODY);
  return shown === undefined || shown.cut ? [intro] : [intro, showExcerpt(file, shown)];
}

/** `defer` and `finally`, without those that only leave a lock. */
function exitsOf(fn: CodeFunction, { words }: CourseView): string[] {
  const { file, symbol } = fn;
  return file.code.statements.flatMap(({ kind, startLine }) => {
    const isExit = kind === "defer" || kind === "finally";
    if (!isExit || startLine < symbol.startLine || startLine > symbol.endLine) return [];
    const line = kind === "finally" ? startLine + 1 : startLine;
    const text = (file.lines[line - 1] ?? "").trim();
    const isWhole = text.length <= LONGEST_STATEMENT && /^[\p{L}_].*[^:{(,]$/u.test(text);
    if (!isWhole || /unlock\(/i.test(text)) return [];
    const citation = inlineCitation({ path: file.path, startLine: line, endLine: line });
    return [words.facets.closing.onExit({ fn: functionName(fn), statement: inlineCode(text), citation })];
  });
}
