/** The failures of functions: found on demand, since a course shows only some functions. */

import type { CallGraph } from "../calls/call-graph.ts";
import type { CodeFunction } from "../calls/code-function.ts";
import type { Statement } from "../syntax/statement.ts";
import { statementsIn } from "../syntax/statements-in.ts";
import type { Survey } from "../survey/survey.ts";
import { boundBy, type ErrorTypes, readErrorTypes } from "./error-types.ts";
import { conditionsOf } from "./failure-conditions.ts";
import type { Failure } from "./failure.ts";
import { followError } from "./routes.ts";
import { thrownBy } from "./thrown.ts";

export interface FailureFacts {
  /** In source order. Errors that a function only passes on are left out. */
  of(fn: CodeFunction): readonly Failure[];
}

export function createFailures(calls: CallGraph, survey: Pick<Survey, "files">): FailureFacts {
  const types = readErrorTypes(survey);
  const known = new Map<CodeFunction, readonly Failure[]>();
  return {
    of(fn) {
      const failures = known.get(fn) ?? findFailures(calls, types, fn);
      known.set(fn, failures);
      return failures;
    },
  };
}

function findFailures(calls: CallGraph, types: ErrorTypes, fn: CodeFunction): Failure[] {
  const { file, symbol } = fn;
  const grammar = file.row?.grammar ?? "";
  const statements = statementsIn(file.code.statements, symbol);
  const failures: Failure[] = [];
  const around: Statement[] = [];
  for (const statement of statements) {
    around.length = statement.depth;
    const found = thrownBy(statement, grammar, file.lines[statement.startLine - 1] ?? "");
    if (found !== undefined && calls.functionAt(file.path, statement.startLine) === fn) {
      const line = statement.startLine;
      const type = typeOf(found.thrown, around);
      failures.push({
        fn,
        line,
        ...found,
        ...conditionsOf(statement, statements, file.lines),
        ...followError({ fn, line, manner: found.manner, type }, calls, types),
      });
    }
    around[statement.depth] = statement;
  }
  return failures;
}

/** The type of a thrown value; that of a variable, when a clause around it gives it its value. */
function typeOf(thrown: string, around: readonly (Statement | undefined)[]): string | undefined {
  if (/^(?:\w+[.:\\])*\p{Lu}/u.test(thrown)) return thrown;
  for (const clause of around.toReversed()) {
    if (clause?.kind !== "catch" || clause.head === undefined) continue;
    const { types, variable } = boundBy(clause.head);
    if (thrown === "" || thrown === variable) return types.length === 1 ? types[0] : undefined;
  }
  return undefined;
}
