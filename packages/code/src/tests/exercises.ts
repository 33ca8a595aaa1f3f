/** The functions that the body of a test calls. */

import type { CallGraph } from "../calls/call-graph.ts";
import type { CodeFunction } from "../calls/code-function.ts";
import type { SourceFile } from "../survey/survey.ts";
import type { Lines } from "../syntax/parsed-code.ts";
import type { Exercise } from "./test-case.ts";

interface CallLine {
  readonly to: CodeFunction;
  readonly line: number;
  readonly certain: boolean;
}

/** Certain calls by line, of a file's functions and of the code outside of them. */
export function callsIn(file: SourceFile, calls: CallGraph): CallLine[] {
  const own = new Set(
    file.code.symbols.flatMap(({ startLine }) => calls.functionAt(file.path, startLine) ?? []),
  );
  return [...calls.callsOutside(file.path), ...[...own].flatMap((fn) => calls.callsFrom(fn))]
    .filter(({ certain }) => certain)
    .sort((a, b) => a.line - b.line);
}

/** Each function once, at its first line. A call of a helper in the same file counts as its calls. */
export function exercisesIn(
  file: SourceFile,
  { startLine, endLine }: Lines,
  lines: readonly CallLine[],
  calls: CallGraph,
): Exercise[] {
  const found = new Map<CodeFunction, Exercise>();
  const add = (fn: CodeFunction, line: number): void => {
    if (fn.file.role !== "test" && !found.has(fn)) found.set(fn, { fn, line });
  };
  for (const { to, line } of lines) {
    if (line < startLine || line > endLine) continue;
    add(to, line);
    if (to.file !== file) continue;
    for (const call of calls.callsFrom(to)) if (call.certain) add(call.to, line);
  }
  return [...found.values()];
}
