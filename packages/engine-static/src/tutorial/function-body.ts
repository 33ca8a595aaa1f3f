/** What the statements of one function say: where it stops, and under which condition. */

import { type CodeSymbol, type SourceFile, type Statement, statementsIn } from "@fondation/code";
import { bodyOf } from "../markdown/excerpt.ts";

/** A branch at the top of a function that always ends it. */
export interface Guard {
  readonly branch: Statement;
  readonly condition: string;
  /** The last statement of the branch. */
  readonly exit: Statement;
}

export interface FunctionBody {
  readonly file: SourceFile;
  readonly symbol: CodeSymbol;
  /** The lines to show. */
  readonly lines: { readonly startLine: number; readonly endLine: number };
  /** The statements of the function itself, not of closures in it. */
  readonly statements: readonly Statement[];
  /** Those that no other statement holds. */
  readonly top: readonly Statement[];
  readonly guards: readonly Guard[];
}

const EXITS: ReadonlySet<string> = new Set(["return", "throw"]);
const STRAIGHT: ReadonlySet<string> = new Set(["assign", "call", "other", "return", "throw"]);

export function isExit({ kind }: Statement): boolean {
  return EXITS.has(kind);
}

/** Undefined for a function without statements. */
export function readBody(file: SourceFile, symbol: CodeSymbol): FunctionBody | undefined {
  const inside = statementsIn(file.code.statements, symbol).filter(
    ({ endLine }) => endLine <= symbol.endLine,
  );
  const first = inside.find(({ depth }) => depth === 0);
  if (first === undefined) return undefined;
  const statements = inside.filter(({ scope }) => scope === first.scope);
  const top = statements.filter(({ depth }) => depth === 0);
  return { file, symbol, lines: bodyOf(symbol), statements, top, guards: guardsIn(file, statements, top) };
}

/** `unless` and `guard` take the branch when the condition is false: they are left out. */
export const NEGATED = /\b(unless|guard|until)\b/;

function guardsIn(file: SourceFile, statements: readonly Statement[], top: readonly Statement[]): Guard[] {
  return top.flatMap((branch, index) => {
    const { kind, head, startLine, endLine } = branch;
    const isWhole = head !== undefined && !head.endsWith("…");
    if (kind !== "if" || !isWhole || top[index + 1]?.kind === "else") return [];
    if (NEGATED.test(file.lines[startLine - 1] ?? "")) return [];
    const inner = statements.filter(
      (each) => each.depth > 0 && each.startLine >= startLine && each.endLine <= endLine,
    );
    const exit = inner.at(-1);
    const isStraight = inner.every((each) => each.depth === 1 && STRAIGHT.has(each.kind));
    const exits = inner.filter(isExit);
    if (exit === undefined || !isStraight || exits.length !== 1 || exits[0] !== exit) return [];
    return [{ branch, condition: withoutAssignment(file, head), exit }];
  });
}

/** In Go, an assignment can stand before the condition of a branch. */
function withoutAssignment({ language }: SourceFile, head: string): string {
  return language === "Go" ? head.slice(head.lastIndexOf("; ") + 1).trimStart() : head;
}

/** Whether a statement at the top can end the function: an exit, or a block with one in it. */
export function canExit({ statements }: FunctionBody, statement: Statement): boolean {
  return statements.some(
    (each) => isExit(each) && each.startLine >= statement.startLine && each.endLine <= statement.endLine,
  );
}

/**
 * The guards before a line whose conditions must be false to reach it; undefined when something else
 * before it can end the function.
 */
export function guardsBefore(body: FunctionBody, line: number): Guard[] | undefined {
  const before = body.top.filter((statement) => statement.endLine < line && canExit(body, statement));
  const guards = before.map((statement) => body.guards.find(({ branch }) => branch === statement));
  return guards.every((guard) => guard !== undefined) ? guards : undefined;
}

/** A comment at the end of a line, after at least one space. */
const COMMENT = / {1,2}(?:# |\/\/ )/;

/** The text of a statement of one line, without a comment; undefined for a longer one. */
export function textOf({ file }: FunctionBody, { startLine, endLine }: Statement): string | undefined {
  const [text = ""] = (file.lines[startLine - 1] ?? "").trim().split(COMMENT);
  return startLine === endLine && text.length <= 110 && text.length > 3 ? text : undefined;
}

export function qualifiedName({ name, container }: CodeSymbol): string {
  return container === undefined ? name : `${container}.${name}`;
}
