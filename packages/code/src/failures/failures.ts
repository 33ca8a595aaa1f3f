/** The failures of functions: found on demand, since a course shows only some functions. */

import type { CallGraph } from "../calls/call-graph.ts";
import type { CodeFunction } from "../calls/code-function.ts";
import type { Statement } from "../syntax/statement.ts";
import { statementsIn } from "../syntax/statements-in.ts";
import { findCatchers } from "./catchers.ts";
import type { Failure } from "./failure.ts";
import { thrownBy } from "./thrown.ts";

export interface FailureFacts {
  /** In source order. Errors that a function only passes on are left out. */
  of(fn: CodeFunction): readonly Failure[];
}

export function createFailures(calls: CallGraph): FailureFacts {
  const known = new Map<CodeFunction, readonly Failure[]>();
  return {
    of(fn) {
      const failures = known.get(fn) ?? findFailures(calls, fn);
      known.set(fn, failures);
      return failures;
    },
  };
}

function findFailures(calls: CallGraph, fn: CodeFunction): Failure[] {
  const { file, symbol } = fn;
  const grammar = file.row?.grammar ?? "";
  const statements = statementsIn(file.code.statements, symbol);
  const failures: Failure[] = [];
  const around: Statement[] = [];
  const tested: Statement[] = [];
  for (const statement of statements) {
    around.length = statement.depth;
    tested.length = statement.depth + 1;
    const thrown = thrownBy(statement, grammar);
    if (thrown !== undefined && calls.functionAt(file.path, statement.startLine) === fn) {
      const line = statement.startLine;
      const condition = conditionOf(around, tested);
      failures.push({
        fn,
        line,
        thrown: thrown.thrown,
        ...(thrown.message === undefined ? {} : { message: thrown.message }),
        ...(condition === undefined ? {} : { condition }),
        caughtBy: thrown.returned ? [] : findCatchers(calls, fn, line, thrown.thrown),
      });
    }
    around[statement.depth] = statement;
    if (statement.kind !== "else" || statement.head !== undefined) tested[statement.depth] = statement;
  }
  return failures;
}

const DECIDES: ReadonlySet<string> = new Set(["if", "else", "case", "catch"]);

/** `tested`: for each depth, the last statement with a condition, which an `else` answers. */
function conditionOf(
  around: readonly (Statement | undefined)[],
  tested: readonly (Statement | undefined)[],
): Failure["condition"] {
  const decides = around.findLast((statement) => statement !== undefined && DECIDES.has(statement.kind));
  if (decides === undefined) return undefined;
  const { kind, startLine, head, depth } = decides;
  const negated = kind === "else" && head === undefined;
  const text = negated ? tested[depth]?.head : head;
  return text === undefined && kind !== "catch"
    ? undefined
    : { kind, text: text ?? "", line: startLine, negated };
}
