/** When a call happens: what encloses it, what can end its function before it, what its result becomes. */

import type { Call } from "../calls/code-function.ts";
import type { Choice } from "../syntax/call-site.ts";
import type { Lines } from "../syntax/lines.ts";
import type { Statement, StatementKind } from "../syntax/statement.ts";
import { statementsIn } from "../syntax/statements-in.ts";

/** One condition, loop, case or handler around a call. */
export interface Enclosure extends Lines {
  readonly kind: "if" | "else" | "loop" | "case" | "try" | "catch" | "finally" | "defer";
  /** The condition, the case or the caught types; for a plain `else`, the condition that failed. */
  readonly head?: string;
  /** An `else` with a condition of its own. */
  readonly elseIf: boolean;
}

/** A condition before the call that ends the function when it holds. */
interface Guard extends Lines {
  readonly condition: string;
  readonly exit: "return" | "throw";
  /** What is returned or thrown. */
  readonly value?: string;
}

export interface Circumstances {
  /** The outermost first. */
  readonly enclosures: readonly Enclosure[];
  /** In the order of their lines. */
  readonly guards: readonly Guard[];
  /** The innermost statement around the call; for a call inside a condition, that statement. */
  readonly statement?: Statement;
}

const ENCLOSING: ReadonlySet<StatementKind> = new Set<Enclosure["kind"]>([
  "if",
  "else",
  "loop",
  "case",
  "try",
  "catch",
  "finally",
  "defer",
]);

/** They stand as deep as the statement that they belong to, and inside its lines. */
const CLAUSES: ReadonlySet<StatementKind> = new Set<StatementKind>(["else", "catch", "finally"]);

export function circumstancesOf({ from, line, choices = [] }: Omit<Call, "to" | "certain">): Circumstances {
  const statements = statementsIn(from.file.code.statements, from.symbol);
  const around = statements.filter((item) => item.startLine <= line && item.endLine >= line);
  const statement = around.at(-1);
  return {
    enclosures: [
      ...enclosuresOf(around, statements, line),
      // What began before the statement decides about a function that the statement is in.
      ...choices
        .filter((choice) => statement !== undefined && choice.line >= statement.startLine)
        .map(enclosedBy),
    ],
    guards: guardsBefore(line, statements),
    ...(statement === undefined ? {} : { statement }),
  };
}

function enclosuresOf(
  around: readonly Statement[],
  statements: readonly Statement[],
  line: number,
): Enclosure[] {
  return around.flatMap((item, index): Enclosure[] => {
    const { kind, startLine, endLine, depth } = item;
    const inner = around.slice(index + 1);
    // The call is in the condition itself, which is evaluated in any case.
    const isHead = startLine === line && endLine > line && inner.every((other) => isInHead(other, item));
    const isElsewhere = inner.some((other) => CLAUSES.has(other.kind) && other.depth === depth);
    if (!isEnclosing(kind) || isHead || isElsewhere) return [];
    const head = kind === "else" && item.head === undefined ? conditionOf(item, statements) : item.head;
    return [
      {
        kind,
        startLine,
        endLine,
        elseIf: kind === "else" && item.head !== undefined,
        ...(head === undefined ? {} : { head }),
      },
    ];
  });
}

function enclosedBy({ condition, line, negated }: Choice): Enclosure {
  const kind = negated ? "else" : "if";
  return { kind, startLine: line, endLine: line, elseIf: false, head: condition };
}

/** An assignment inside a condition, as in Go: `if err := run(); err != nil`. */
function isInHead(
  { kind, head, startLine, endLine }: Statement,
  { head: condition, ...around }: Statement,
): boolean {
  return (
    kind === "assign" &&
    head !== undefined &&
    startLine === around.startLine &&
    endLine === startLine &&
    condition?.startsWith(head) === true
  );
}

function isEnclosing(kind: StatementKind): kind is Enclosure["kind"] {
  return ENCLOSING.has(kind);
}

/** The last condition before an `else`. */
function conditionOf(branch: Statement, statements: readonly Statement[]): string | undefined {
  return statements.findLast(
    ({ kind, startLine, endLine, depth, head }) =>
      (kind === "if" || (kind === "else" && head !== undefined)) &&
      depth === branch.depth &&
      startLine < branch.startLine &&
      endLine >= branch.startLine - 1,
  )?.head;
}

/** Conditions that end in a return or a throw before the line, in a block around the line. */
function guardsBefore(line: number, statements: readonly Statement[]): Guard[] {
  return statements.flatMap((item, index): Guard[] => {
    const { kind, startLine, endLine, head, depth } = item;
    if (kind !== "if" || head === undefined || endLine >= line) return [];
    const body = statements
      .slice(index + 1)
      .filter((other) => other.endLine <= endLine && other.depth === depth + 1);
    const hasElse = statements.some(
      (other) =>
        other.kind === "else" &&
        other.depth === depth &&
        other.startLine > startLine &&
        other.endLine <= endLine,
    );
    const last = body.at(-1);
    const exits = statements.filter(
      ({ kind: other, startLine: at, scope }) =>
        (other === "return" || other === "throw") && at > startLine && at <= endLine && scope === item.scope,
    );
    // With several exits, the last one alone does not say what happens.
    if (
      exits.length > 1 ||
      hasElse ||
      last === undefined ||
      (last.kind !== "return" && last.kind !== "throw")
    )
      return [];
    if (!statements.slice(0, index).every((outer) => outer.endLine < startLine || outer.endLine >= line))
      return [];
    return [
      {
        condition: head,
        exit: last.kind,
        startLine,
        endLine,
        ...(last.head === undefined ? {} : { value: last.head }),
      },
    ];
  });
}

/** A condition that an error has to meet. */
const AFTER_ERROR = /^[\w.]*(?:err|Err|error|Error)(?:$| (?:!=|!==|is not) (?:nil|null|undefined|None)\b)/;

/** Whether the call only happens after an error, or to make one. */
export function isInFailure({ from, line }: Pick<Call, "from" | "line">): boolean {
  return statementsIn(from.file.code.statements, from.symbol).some(
    ({ kind, head, startLine, endLine }) =>
      startLine <= line &&
      endLine >= line &&
      (kind === "catch" ||
        kind === "throw" ||
        (kind === "if" && startLine < line && AFTER_ERROR.test(head ?? ""))),
  );
}

const CONDITIONAL: ReadonlySet<StatementKind> = new Set<StatementKind>(["if", "else", "case", "catch"]);

/** The number of conditions around a call in its function. */
export function conditionsAround(call: Omit<Call, "to" | "certain">): number {
  return circumstancesOf(call).enclosures.filter(({ kind }) => CONDITIONAL.has(kind)).length;
}
