/** Who catches an error: clauses around the calls that lead to the function, as far as these are certain. */

import type { CallGraph } from "../calls/call-graph.ts";
import type { CodeFunction } from "../calls/code-function.ts";
import type { Statement } from "../syntax/statement.ts";
import { statementsIn } from "../syntax/statements-in.ts";
import type { Catcher } from "./failure.ts";

/** Calls between the function that fails and the one that catches. */
const MAX_DISTANCE = 6;
const MAX_CALLERS = 200;

/** The nearest clause on each way of calls to the function; none where every caller passes the error on. */
export function findCatchers(
  calls: CallGraph,
  fn: CodeFunction,
  line: number,
  thrown: string,
): readonly Catcher[] {
  const own = catcherAround(fn, line, thrown);
  if (own !== undefined) return [own];
  const found: Catcher[] = [];
  const seen = new Set([fn]);
  let level: readonly CodeFunction[] = [fn];
  for (let distance = 0; distance < MAX_DISTANCE && level.length > 0; distance += 1) {
    const next: CodeFunction[] = [];
    for (const call of level.flatMap((callee) => calls.callsTo(callee))) {
      if (!call.certain || call.from.file.role !== "source") continue;
      const catcher = catcherAround(call.from, call.line, thrown);
      if (catcher !== undefined) {
        if (!found.some((other) => other.fn === catcher.fn && other.line === catcher.line))
          found.push(catcher);
      } else if (!seen.has(call.from) && seen.size < MAX_CALLERS) {
        seen.add(call.from);
        next.push(call.from);
      }
    }
    level = next;
  }
  return found;
}

/** The innermost clause of a function that catches what happens on a line. */
function catcherAround(fn: CodeFunction, line: number, thrown: string): Catcher | undefined {
  const { file, symbol } = fn;
  const statements = statementsIn(file.code.statements, symbol);
  const clauses = statements.flatMap((statement, index) => {
    if (statement.kind !== "catch" || statement.startLine <= line) return [];
    return guards(statements, index, line) && catches(statement, thrown, file.row?.grammar ?? "")
      ? [statement]
      : [];
  });
  const innermost = clauses.reduce<Statement | undefined>(
    (best, clause) => (best === undefined || clause.depth > best.depth ? clause : best),
    undefined,
  );
  if (innermost === undefined) return undefined;
  const { startLine, head } = innermost;
  return { fn, line: startLine, ...(head === undefined ? {} : { types: head }) };
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

const EVERYTHING = /^(\.\.\.|(BaseException|Exception|Throwable|\\Throwable|StandardError|_)\b)/;

/** Whether the types of a clause hold the thrown one by name, or everything. */
function catches({ head }: Statement, thrown: string, grammar: string): boolean {
  if (head === undefined || ["javascript", "typescript", "tsx"].includes(grammar)) return true;
  if (EVERYTHING.test(head)) return true;
  const name = thrown.split(/[.:\\]+/).at(-1) ?? thrown;
  return name !== "" && head.split(/[^\w$]+/).includes(name);
}
