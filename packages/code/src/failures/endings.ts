/** Whether a clause that catches an error, or a branch for a returned one, ends it. */

import type { CallGraph } from "../calls/call-graph.ts";
import type { CodeFunction } from "../calls/code-function.ts";
import { statementsIn } from "../syntax/statements-in.ts";
import { boundBy } from "./error-types.ts";
import type { Catcher } from "./failure.ts";

/** Words with which the code gives an error on, or ends the program. */
const GIVES_ON =
  /\b(?:throw|raise|reraise|panic|reject|abort|exit|Errorf|unwrap|expect)\b|errors\.New|[Ff]atal/;

/** In functions. */
const MAX_REACHED = 60;

/**
 * Whether an error certainly ends there: the code throws nothing, keeps the error for no later use,
 * and calls no function of the repository from which something is thrown.
 */
export function endsError({ fn, line, types = "" }: Catcher, calls: CallGraph): boolean {
  const statements = statementsIn(fn.file.code.statements, fn.symbol);
  const [clause] = statements
    .filter(({ startLine }) => startLine === line)
    .sort((a, b) => b.endLine - a.endLine);
  if (clause === undefined) return false;
  const text = fn.file.lines.slice(clause.startLine - 1, clause.endLine);
  const { variable } = boundBy(types);
  const keeps = variable !== undefined && text.slice(1).some((each) => keepsValue(each, variable));
  if (keeps || text.some((each) => GIVES_ON.test(each))) return false;
  const called = calls
    .callsFrom(fn)
    .filter((call) => call.line > clause.startLine && call.line <= clause.endLine);
  return !canThrow(
    called.map(({ to }) => to),
    calls,
  );
}

/** `error = e`, with nothing else on the right. */
function keepsValue(line: string, variable: string): boolean {
  const right = line.slice(line.lastIndexOf("=") + 1).replaceAll(";", "");
  return line.includes("=") && right.trim() === variable;
}

/** Whether one of the functions, or one that they call, throws; true for too many. */
function canThrow(functions: readonly CodeFunction[], calls: CallGraph): boolean {
  const reached = new Set(functions);
  for (const each of reached) {
    if (reached.size > MAX_REACHED) return true;
    const { file, symbol } = each;
    if (statementsIn(file.code.statements, symbol).some(({ kind }) => kind === "throw")) return true;
    for (const { to } of calls.callsFrom(each)) reached.add(to);
  }
  return false;
}
