/** What becomes of a raised error on a line of a function: a clause catches it, or it leaves. */

import type { CodeFunction } from "../calls/code-function.ts";
import { compareBy } from "../compare.ts";
import type { Statement } from "../syntax/statement.ts";
import { statementsIn } from "../syntax/statements-in.ts";
import { boundBy, type ErrorTypes } from "./error-types.ts";
import type { Catcher } from "./failure.ts";

/** `lost`: the code alone does not say. */
export type Treatment =
  | { readonly kind: "caught"; readonly by: Catcher }
  | { readonly kind: "passed" }
  | { readonly kind: "lost" };

export const PASSED: Treatment = { kind: "passed" };
export const LOST: Treatment = { kind: "lost" };

/** The innermost statement that a line belongs to. */
export function statementAt(statements: readonly Statement[], line: number): Statement | undefined {
  return statements.findLast(({ startLine, endLine }) => startLine <= line && endLine >= line);
}

/** `thrown`: undefined when the type of the error is not known. */
export function treatRaised(
  fn: CodeFunction,
  line: number,
  thrown: string | undefined,
  types: ErrorTypes,
): Treatment {
  const { file, symbol } = fn;
  const grammar = file.row?.grammar ?? "";
  const statements = statementsIn(file.code.statements, symbol);
  const scope = statementAt(statements, line)?.scope;
  const around = statements
    .filter((clause, index) => {
      const { kind, startLine } = clause;
      return (
        kind === "catch" && startLine > line && clause.scope === scope && guards(statements, index, line)
      );
    })
    .sort(
      compareBy(
        ({ depth }) => depth,
        ({ startLine }) => -startLine,
      ),
    );
  for (const clause of around) {
    const verdict = types.catches(clause.head, thrown, grammar);
    if (verdict === "unknown") return LOST;
    if (verdict === "no") continue;
    const again = throwsAgain(clause, statements);
    if (again !== undefined) return again;
    const { startLine, head } = clause;
    return { kind: "caught", by: { fn, line: startLine, ...(head === undefined ? {} : { types: head }) } };
  }
  return swallows(fn, statements, line) ? LOST : PASSED;
}

/**
 * Whether the line is in the block that the clause belongs to, and not in another clause of it. In
 * Ruby the block can be the whole function, without a statement of its own.
 */
function guards(statements: readonly Statement[], index: number, line: number): boolean {
  const clause = statements[index];
  if (clause === undefined) return false;
  for (let at = index - 1; at >= 0; at -= 1) {
    const other = statements[at];
    if (other === undefined || other.depth > clause.depth) continue;
    if (other.depth < clause.depth) return other.startLine <= line && other.endLine >= line;
    if (other.kind === "try") return other.startLine <= line && other.endLine >= line;
    if (other.kind === "catch" && other.startLine <= line) return false;
  }
  return true;
}

/** Whether a clause throws the same error again: always, or under a condition that the code decides later. */
function throwsAgain(clause: Statement, statements: readonly Statement[]): Treatment | undefined {
  const variable = clause.head === undefined ? undefined : boundBy(clause.head).variable;
  const again = statements.filter(
    ({ kind, head, startLine, scope }) =>
      kind === "throw" &&
      startLine >= clause.startLine &&
      startLine <= clause.endLine &&
      scope === clause.scope &&
      (head === undefined || head.split(" ", 1)[0] === variable),
  );
  if (again.length === 0) return undefined;
  return again.some(({ depth }) => depth === clause.depth + 1) ? PASSED : LOST;
}

/** Some blocks end errors without a clause: `with suppress(…)`, an exit from `finally`, a test of errors. */
const SWALLOWS = /^\s*(?:async )?with .*(?:suppress|raises|catch|ignore)/;

function swallows({ file }: CodeFunction, statements: readonly Statement[], line: number): boolean {
  return statements.some(
    ({ startLine, endLine }) =>
      startLine < line && endLine >= line && SWALLOWS.test(file.lines[startLine - 1] ?? ""),
  );
}

/** A call inside a closure, or one that starts a task, does not give its errors to the lines around it. */
export function isDetached(fn: CodeFunction, line: number, name: string): boolean {
  const { file, symbol } = fn;
  const statements = statementsIn(file.code.statements, symbol);
  const at = statementAt(statements, line);
  if (at === undefined || at.scope !== statements[0]?.scope) return true;
  const text = file.lines[line - 1] ?? "";
  if (TASK.test(text) || CLOSURE.test(text.slice(0, text.indexOf(name)))) return true;
  return at.kind !== "defer" && at.startLine < line && TASK.test(file.lines[at.startLine - 1] ?? "");
}

const TASK =
  /^\s*go\s|spawn|create_task|ensure_future|run_in_executor|Thread\b|submit\(|\.(?:then|catch|finally)\(|setTimeout|setImmediate|nextTick|queueMicrotask|Task\.Run|addEventListener|\.on(?:ce)?\(/;
const CLOSURE = /=>|->|\blambda\b|\bfunc\s*\(|\bfunction\b|\|\w*\|/;
