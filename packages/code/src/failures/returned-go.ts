/** What a Go function does with the error that a call returns: it passes it on, or its branch deals with it. */

import type { CodeFunction } from "../calls/code-function.ts";
import type { Statement } from "../syntax/statement.ts";
import { statementsIn } from "../syntax/statements-in.ts";
import { LOST, PASSED, statementAt, type Treatment } from "./clauses.ts";
import { lastValue } from "./thrown.ts";

export function treatGo(fn: CodeFunction, line: number): Treatment {
  const statements = statementsIn(fn.file.code.statements, fn.symbol);
  const inner = statementAt(statements, line);
  const header = statements.find(({ kind, startLine }) => kind === "if" && startLine === inner?.startLine);
  // The assignment in the header of an `if` is a statement of its own.
  const at = inner?.kind === "assign" ? (header ?? inner) : inner;
  if (at === undefined) return LOST;
  const { kind, head = "" } = at;
  if (kind === "return") return PASSED;
  if (kind === "if") {
    const name = testedName(head);
    return name === undefined ? LOST : branch(fn, at, name, statements);
  }
  if (kind !== "assign") return LOST;
  const name = lastValue(head);
  const next = statements.find(({ startLine, depth }) => startLine > at.endLine && depth <= at.depth);
  if (!/^\w+$/.test(name) || name === "_" || next === undefined) return LOST;
  if (next.kind === "return" && lastValue(next.head ?? "") === name) return PASSED;
  return next.kind === "if" && next.head === `${name} != nil` ? branch(fn, next, name, statements) : LOST;
}

/** `(n int, err error) {` and not `(int, error) {`. */
function hasNamedError(signature: string): boolean {
  const end = " error) {";
  return signature.endsWith(end) && !signature.endsWith(`,${end}`);
}

/** `err` of `err := f(); err != nil`. */
function testedName(head: string): string | undefined {
  const [assignment = "", test = "", more] = head.split("; ");
  const [name, ...rest] = test.split(" ");
  const [left = ""] = assignment.split(" = ", 1)[0]?.split(" := ", 1) ?? [];
  const isTest = more === undefined && rest.join(" ") === "!= nil";
  return isTest && name !== "" && left !== assignment && lastValue(left) === name ? name : undefined;
}

/** The branch for an error: it ends with the error, or goes on without it. */
function branch(
  fn: CodeFunction,
  taken: Statement,
  name: string,
  statements: readonly Statement[],
): Treatment {
  const other = statements.find(
    ({ kind, startLine, depth }) => kind === "else" && depth === taken.depth && startLine > taken.startLine,
  );
  const endLine =
    other !== undefined && other.startLine <= taken.endLine ? other.startLine - 1 : taken.endLine;
  const inside = statements.filter(
    ({ startLine, depth, scope }) =>
      startLine >= taken.startLine && startLine <= endLine && depth > taken.depth && scope === taken.scope,
  );
  const returns = inside.filter(({ kind }) => kind === "return");
  const isError = ({ head = "" }: Statement): boolean =>
    head.split(/\W+/).includes(name) || /[eE]rr/.test(lastValue(head));
  if (returns.some(isError)) {
    // A branch of its own can let one error pass and end another.
    return inside.some(({ kind }) => kind === "if" || kind === "switch") ? LOST : PASSED;
  }
  const signature = fn.file.lines[fn.symbol.startLine - 1] ?? "";
  if (returns.some(({ head }) => head === undefined) && hasNamedError(signature)) return LOST;
  const later = statements.some(
    (statement) => statement.startLine > endLine && statement.kind === "return" && isError(statement),
  );
  if (later && returns.length === 0 && !inside.some(({ kind }) => kind === "throw")) return LOST;
  return {
    kind: "caught",
    by: { fn, line: taken.startLine, ...(taken.head === undefined ? {} : { types: taken.head }) },
  };
}
