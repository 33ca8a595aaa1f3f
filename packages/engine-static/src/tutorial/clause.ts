/** A clause that catches an error and throws another one. */

import { type CodeFunction, type Lines, type Statement, statementsIn } from "@fondation/code";
import { isExit, NEGATED } from "./function-body.ts";

/** A clause that always throws a new error, but for one branch at most. */
export interface Conversion {
  /** The statements in which the clause catches errors. */
  readonly block: Lines;
  /** A branch in the clause that ends the function without an error. */
  readonly spared?: { readonly condition: string; readonly exit: Statement };
}

/** Undefined for a clause with other ways out. `line`: that of the new error. */
export function conversionAt(
  { file, symbol }: CodeFunction,
  clauseLine: number,
  line: number,
): Conversion | undefined {
  const statements = statementsIn(file.code.statements, symbol);
  const clause = statements.find(({ kind, startLine }) => kind === "catch" && startLine === clauseLine);
  const block = clause === undefined ? undefined : blockOf(clause, statements);
  if (clause === undefined || block === undefined) return undefined;
  const inside = within(clause, statements);
  const last = inside.findLast(({ depth }) => depth === clause.depth + 1);
  const isStraight = inside.every(({ scope, kind }) => scope === clause.scope && !UNCLEAR.has(kind));
  const isOverridden = statements.some(
    ({ kind, depth, startLine }) => kind === "finally" && depth === clause.depth && startLine > clauseLine,
  );
  if (last?.kind !== "throw" || last.startLine !== line || !isStraight || isOverridden) return undefined;
  const branches = inside.filter(({ kind }) => kind === "if" || kind === "else");
  const exits = inside.filter((each) => each !== last && isExit(each));
  if (exits.length === 0) return branches.length === 0 ? { block } : undefined;
  const [branch] = branches;
  const [exit] = exits;
  if (branch === undefined || exit === undefined || branches.length + exits.length > 2) return undefined;
  const { head = "…", kind, depth, startLine } = branch;
  const isPlain = kind === "if" && depth === clause.depth + 1 && exit.depth === depth + 1;
  if (!isPlain || exit.kind !== "return" || head.endsWith("…")) return undefined;
  return NEGATED.test(file.lines[startLine - 1] ?? "")
    ? undefined
    : { block, spared: { condition: head, exit } };
}

/** The statements of the block before the first of its clauses; undefined with clauses of their own. */
function blockOf(clause: Statement, statements: readonly Statement[]): Lines | undefined {
  const before = statements.slice(0, statements.indexOf(clause));
  const start = before.findLast(({ kind, depth }) => kind === "try" && depth === clause.depth);
  const first = before.find(
    ({ kind, depth, startLine }) =>
      kind === "catch" && depth === clause.depth && startLine > (start?.startLine ?? 0),
  );
  if (start === undefined) return undefined;
  const end = (first ?? clause).startLine;
  const inside = before.filter(
    ({ startLine, depth }) => startLine > start.startLine && startLine < end && depth > clause.depth,
  );
  const own = inside.filter(({ depth }) => depth === clause.depth + 1);
  const [opening] = own;
  const closing = own.at(-1);
  if (opening === undefined || closing === undefined || inside.some(({ kind }) => kind === "catch"))
    return undefined;
  return { startLine: opening.startLine, endLine: Math.min(closing.endLine, end) };
}

function within(outer: Statement, statements: readonly Statement[]): Statement[] {
  return statements.filter(
    ({ startLine, endLine, depth }) =>
      startLine >= outer.startLine && endLine <= outer.endLine && depth > outer.depth,
  );
}

const UNCLEAR: ReadonlySet<string> = new Set(["loop", "switch", "case", "try", "catch", "finally", "defer"]);
