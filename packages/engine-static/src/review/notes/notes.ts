/** Notes on a body, block by block: what its lines mean for the rest of the code. */

import { type CodeFunction, type Statement, statementsIn } from "@fondation/code";
import { actionsOf } from "./actions.ts";
import { conditionOf } from "./conditions.ts";
import type { NoteContext } from "./note-context.ts";

export interface Note {
  readonly startLine: number;
  readonly endLine: number;
  readonly text: string;
}

/** A longer block is explained part by part. */
const MAX_BLOCK = 16;
const MAX_ACTIONS = 5;

const BLOCKS: ReadonlySet<string> = new Set([
  "if",
  "else",
  "loop",
  "switch",
  "case",
  "try",
  "catch",
  "finally",
  "defer",
]);

export function notesOn(fn: CodeFunction, context: NoteContext): Note[] {
  const all = statementsIn(fn.file.code.statements, fn.symbol);
  const notes: Note[] = [];
  const depth = Math.min(...all.map((statement) => statement.depth));
  if (all.length > 0) visit(all, depth, fn, context, notes);
  return notes;
}

function visit(
  inside: readonly Statement[],
  depth: number,
  fn: CodeFunction,
  context: NoteContext,
  notes: Note[],
): void {
  const level = inside.filter((statement) => statement.depth === depth);
  let plain: Statement[] = [];
  const flush = (): void => {
    const [first, last] = [plain[0], plain.at(-1)];
    plain = [];
    if (first !== undefined && last !== undefined) {
      describe(first.startLine, last.endLine, undefined, fn, inside, context, notes);
    }
  };
  for (const [index, statement] of level.entries()) {
    const next = level[index + 1];
    const { startLine } = statement;
    const endLine =
      next !== undefined && next.startLine > startLine && next.startLine <= statement.endLine
        ? next.startLine - 1
        : statement.endLine;
    const children = inside.filter(
      (child) => child.depth > depth && child.startLine >= startLine && child.startLine <= endLine,
    );
    if (!BLOCKS.has(statement.kind) && (children.length === 0 || endLine - startLine < 3)) {
      if (plain.length > 0 && endLine - (plain[0]?.startLine ?? 0) > 12) flush();
      plain.push(statement);
      continue;
    }
    flush();
    const opening = openingOf(statement, context);
    if (endLine - startLine >= MAX_BLOCK && children.length > 3) {
      describe(startLine, (children[0]?.startLine ?? endLine) - 1, opening, fn, inside, context, notes);
      visit(children, Math.min(...children.map((child) => child.depth)), fn, context, notes);
    } else describe(startLine, endLine, opening, fn, inside, context, notes);
  }
  flush();
}

/** One note for a block; none when its lines say all there is to say. */
function describe(
  startLine: number,
  endLine: number,
  opening: string | undefined,
  fn: CodeFunction,
  statements: readonly Statement[],
  context: NoteContext,
  notes: Note[],
): void {
  const words = context.view.words.review;
  const actions = actionsOf(fn, { startLine, endLine }, statements, context);
  if (actions.length === 0) return;
  // What is always true would read as if the condition decided it.
  const general = actions.filter(({ isGeneral }) => isGeneral === true);
  const own = actions.filter((action) => !general.includes(action));
  const shown = [...own, ...general].slice(0, MAX_ACTIONS).map(({ text }) => text);
  const more = actions.length - shown.length;
  notes.push({
    startLine,
    endLine,
    text: words.note(
      own.length === 0 ? undefined : opening,
      more > 0 ? [...shown, words.moreActions(more)] : shown,
    ),
  });
}

function openingOf(statement: Statement, { view }: NoteContext): string | undefined {
  const words = view.words.review;
  const condition = conditionOf(statement);
  const text = condition?.text;
  switch (statement.kind) {
    case "if":
      return text === undefined ? undefined : words.when(text, condition?.negated === true);
    case "else":
      return words.otherwise(text);
    case "loop":
      return words.onEachPass(text);
    case "case":
      return words.inCase(text);
    case "catch":
      return words.onError(text);
    case "finally":
    case "defer":
      return words.always();
    default:
      return undefined;
  }
}
