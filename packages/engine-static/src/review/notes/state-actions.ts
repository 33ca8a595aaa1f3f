/** Fields of the own object that some lines set, and the condition elsewhere that they decide. */

import { type CodeFunction, type Statement, statementsIn } from "@fondation/code";
import { inlineCode } from "@fondation/course";
import { isMaker } from "../measure.ts";
import { type Action, lineCitation, locate, type NoteContext } from "./note-context.ts";
import { fieldSetBy, readersOf } from "./state-access.ts";

const DECIDES: ReadonlySet<string> = new Set(["if", "else", "loop", "switch"]);
const MAX_CONDITION = 90;

/** A constructor only gives the first values. */
export function stateActions(
  fn: CodeFunction,
  statements: readonly Statement[],
  context: NoteContext,
): Action[] {
  if (isMaker(fn)) return [];
  return statements.flatMap((statement) => {
    const field = fieldSetBy(statement, fn);
    const { startLine: line } = statement;
    if (field === undefined) return [];
    const text = decision(field.replace(/^[@#]+/, ""), fn, context);
    return text === undefined ? [] : [{ line, text }];
  });
}

/** The first other function that tests the field, and how many more do. */
function decision(field: string, fn: CodeFunction, context: NoteContext): string | undefined {
  const tested = readersOf(field, fn, context.view).flatMap((reader) => {
    const test = statementsIn(reader.file.code.statements, reader.symbol).find(
      ({ kind, head = "" }) =>
        DECIDES.has(kind) &&
        !(kind === "loop" && /\b(?:in|of|range)\b|:/.test(head)) &&
        head.length <= MAX_CONDITION &&
        head.split(/[^\w$]+/).includes(field),
    );
    return test?.head === undefined ? [] : [{ reader, line: test.startLine, head: test.head }];
  });
  const [first] = tested;
  if (first === undefined) return undefined;
  return context.view.words.review.decides({
    field: inlineCode(field),
    reader: locate(first.reader, { ...context, shown: new Set([first.reader]) }),
    condition: inlineCode(first.head),
    citation: lineCitation(first.reader, first.line),
    more: tested.length - 1,
  });
}
