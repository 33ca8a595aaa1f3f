/** The ways of an error from the function that fails to the code that deals with it, as far as they are proven. */

import type { CallGraph } from "../calls/call-graph.ts";
import type { Call, CodeFunction } from "../calls/code-function.ts";
import { isReached } from "../conditions/reachable.ts";
import { statementsIn } from "../syntax/statements-in.ts";
import { isDetached, LOST, PASSED, type Treatment, treatRaised } from "./clauses.ts";
import type { ErrorTypes } from "./error-types.ts";
import type { Catcher } from "./failure.ts";
import { treatGo } from "./returned-go.ts";
import { treatRust } from "./returned-rust.ts";
import type { Thrown } from "./thrown.ts";

/** Calls between the function that fails and the one that catches. */
const MAX_DISTANCE = 6;
const MAX_CALLERS = 200;

export interface Routes {
  readonly caughtBy: readonly Catcher[];
  readonly passedBy: readonly CodeFunction[];
}

const NONE: Routes = { caughtBy: [], passedBy: [] };

export interface Escaping extends Pick<Thrown, "manner"> {
  readonly fn: CodeFunction;
  readonly line: number;
  /** Undefined when it is not known. */
  readonly type: string | undefined;
}

/** The nearest code that deals with the error, on each way of certain calls. */
export function followError(error: Escaping, calls: CallGraph, types: ErrorTypes): Routes {
  const { fn, line } = error;
  const own = error.manner === "return" ? PASSED : treatRaised(fn, line, error.type, types);
  if (own.kind === "caught") return { caughtBy: [own.by], passedBy: [] };
  if (own.kind === "lost" || isInClosure(fn, line)) return NONE;
  const caughtBy: Catcher[] = [];
  /** Each function that passes the error on, with the call that gives it the error. */
  const givenBy = new Map<CodeFunction, Call>();
  const wayFrom = (call: Call): Call[] => {
    const way = [call];
    for (let at = givenBy.get(call.to); at !== undefined; at = givenBy.get(at.to)) way.push(at);
    return way;
  };
  const onTheWay = new Set<CodeFunction>();
  const isNew = (caller: CodeFunction): boolean =>
    caller !== fn && !givenBy.has(caller) && givenBy.size < MAX_CALLERS;
  let level: readonly CodeFunction[] = [fn];
  for (let distance = 0; distance < MAX_DISTANCE && level.length > 0; distance += 1) {
    const next: CodeFunction[] = [];
    for (const call of level.flatMap((callee) => calls.callsTo(callee))) {
      if (!call.certain || call.from.file.role !== "source") continue;
      const treatment = treat(call, error, types);
      if (treatment.kind === "lost" || !isReached(wayFrom(call), { from: fn, line })) continue;
      if (treatment.kind === "caught") {
        const { by } = treatment;
        if (caughtBy.some((other) => other.fn === by.fn && other.line === by.line)) continue;
        caughtBy.push(by);
        for (const { to } of wayFrom(call)) onTheWay.add(to);
      } else if (isNew(call.from)) {
        givenBy.set(call.from, call);
        next.push(call.from);
      }
    }
    level = next;
  }
  const passedBy = [...givenBy.keys()];
  return { caughtBy, passedBy: caughtBy.length === 0 ? passedBy : passedBy.filter((by) => onTheWay.has(by)) };
}

function isInClosure({ file, symbol }: CodeFunction, line: number): boolean {
  const statements = statementsIn(file.code.statements, symbol);
  const own = statements.findLast(({ startLine, endLine }) => startLine <= line && endLine >= line);
  return own?.scope !== statements[0]?.scope;
}

function treat({ from, to, line }: Call, { manner, type }: Escaping, types: ErrorTypes): Treatment {
  const grammar = from.file.row?.grammar ?? "";
  const { name } = to.symbol;
  if (isDetached(from, line, name)) return LOST;
  if (manner === "return") {
    return grammar === "go" ? treatGo(from, line) : treatRust(from, line, name, type ?? "");
  }
  if (manner === "panic") return grammar === "go" ? treatPanic(from) : LOST;
  return isUnawaited(from, to, line) ? LOST : treatRaised(from, line, type, types);
}

/** A deferred `recover()` ends the panics of all calls. */
function treatPanic(fn: CodeFunction): Treatment {
  const { file, symbol } = fn;
  const recovering = statementsIn(file.code.statements, symbol).find(
    ({ kind, startLine, endLine }) =>
      kind === "defer" && file.lines.slice(startLine - 1, endLine).some((text) => text.includes("recover()")),
  );
  return recovering === undefined ? PASSED : { kind: "caught", by: { fn, line: recovering.startLine } };
}

/** Without `await`, the error of an asynchronous function is in its promise. */
function isUnawaited(from: CodeFunction, { file, symbol }: CodeFunction, line: number): boolean {
  const isAsync = /\basync\b/.test(file.lines[symbol.startLine - 1] ?? "");
  return isAsync && !/\bawait\b/.test(from.file.lines[line - 1] ?? "");
}
