/** What called functions do whose body the review does not show: in the words of their authors, or their value. */

import { type CodeFunction, firstParagraph, type Lines, statementsIn, topicAt } from "@fondation/code";
import { inlineCode } from "@fondation/course";
import { quotedProse } from "../../markdown/prose.ts";
import { type Action, lineCitation, locate, nameOf, type NoteContext } from "./note-context.ts";

const MAX_VALUE = 70;

export function calleeActions(
  fn: CodeFunction,
  { startLine, endLine }: Lines,
  context: NoteContext,
): Action[] {
  const { view, introduced, shown } = context;
  const words = view.words.review;
  return view.calls.callsFrom(fn).flatMap(({ to, line, certain }) => {
    if (!certain || to === fn || line < startLine || line > endLine) return [];
    // The reader finds the body in the same document.
    if (shown.has(to) || introduced.has(to)) return [];
    const doc = docOf(to, context);
    const value = doc === undefined ? returnedBy(to, context) : undefined;
    if (doc === undefined && value === undefined) return [];
    introduced.add(to);
    const text =
      value === undefined
        ? words.calls(locate(to, context), doc ?? "")
        : words.gives(nameOf(to), inlineCode(value.text), lineCitation(to, value.line));
    return [{ line, text, isGeneral: value !== undefined }];
  });
}

/** The first sentences about a function that at most one other part uses too: no sentence stands everywhere. */
function docOf(fn: CodeFunction, { topic, view }: NoteContext): string | undefined {
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

const PLAIN = /^(?:None|null|nil|undefined|self|this|true|false|True|False)$/;

/** The value of a function that only returns one, and that no subclass replaces. */
function returnedBy(
  { file, symbol }: CodeFunction,
  { view }: NoteContext,
): { text: string; line: number } | undefined {
  const { container } = symbol;
  if (container !== undefined && view.types.implementationsOf(file, container).length > 0) return undefined;
  const [only, ...more] = statementsIn(file.code.statements, symbol);
  if (only?.kind !== "return" || only.head === undefined || more.length > 0) return undefined;
  const { head, startLine } = only;
  // A value that only calls a function of the same name says nothing.
  return head.length > MAX_VALUE || head.endsWith("…") || PLAIN.test(head) || head.includes(`${symbol.name}(`)
    ? undefined
    : { text: head, line: startLine };
}
