/** The calls between the functions of a repository, as far as its code states them. */

import { compareBy } from "../compare.ts";
import { createScope } from "../graph/import-scope.ts";
import { createResolver } from "../graph/name-resolver.ts";
import type { Pause } from "../pause.ts";
import type { Survey } from "../survey/survey.ts";
import type { CallSite } from "../syntax/call-site.ts";
import type { Call, CodeFunction } from "./code-function.ts";
import { type FileIndex, indexFile } from "./file-index.ts";
import { massOfFunctions } from "./mass.ts";
import { createMembers, type Members } from "./members.ts";
import { createNames } from "./names.ts";
import { resolveCall, type Targets } from "./resolve.ts";
import { uniqueMethods } from "./unique-methods.ts";
import { createValues } from "./values.ts";

/** A call that no function makes. */
type LooseCall = Omit<Call, "from">;

export interface CallGraph {
  /** In the order of their files and lines. */
  readonly functions: readonly CodeFunction[];
  /** The innermost function around a line. */
  functionAt(path: string, line: number): CodeFunction | undefined;
  /** By line. */
  callsFrom(fn: CodeFunction): readonly Call[];
  /** By the caller's file and line. */
  callsTo(fn: CodeFunction): readonly Call[];
  /** The calls of a file outside its functions, such as in the closures of a test file; by line. */
  callsOutside(path: string): readonly LooseCall[];
  /** The share of a function in the product's code: PageRank over the certain calls. They add up to 1. */
  massOf(fn: CodeFunction): number;
}

export async function graphCalls(survey: Survey, pause: Pause): Promise<CallGraph> {
  const indexes = new Map<string, FileIndex>();
  for (const file of survey.files) {
    if (file.row !== undefined) indexes.set(file.path, indexFile(file));
  }
  const scope = createScope(survey);
  const names = createNames(survey, indexes, scope, createResolver(survey, scope));
  const members = createMembers(survey, indexes, names);
  const values = createValues(indexes, names, members);
  const functions = [...indexes.values()].flatMap((index) => index.functions);
  const unique = uniqueMethods(functions);
  const calls: Call[] = [];
  const outside = new Map<string, LooseCall[]>();
  for (const index of indexes.values()) {
    await pause();
    const loose: LooseCall[] = [];
    outside.set(index.file.path, loose);
    for (const site of index.file.code.calls) {
      const from = index.callerAt(site.line);
      const at = { index, fn: from, line: site.line };
      for (const found of resolveCall(site, at, values, members, (name) => unique(name, index.file))) {
        for (const to of found.functions) {
          const call = { to, ...asMade(site, found) };
          if (from === undefined) loose.push(call);
          else calls.push({ from, ...call });
        }
      }
    }
  }
  return {
    ...toGraph(functions, indexes, withoutRepeats(calls), dispatches(functions, members)),
    callsOutside: (path) => outside.get(path) ?? [],
  };
}

type Dispatch = Pick<Call, "from" | "to" | "certain">;

/** A method of an interface has no body of its own: what calls it runs its implementations. */
function dispatches(functions: readonly CodeFunction[], members: Members): Dispatch[] {
  return functions.flatMap((from) => {
    const owner = members.ownerOf(from);
    if (owner?.symbol.kind !== "interface") return [];
    return members.overriding(owner, from.symbol.name, from.file).map((to) => ({ from, to, certain: true }));
  });
}

function toGraph(
  functions: readonly CodeFunction[],
  indexes: ReadonlyMap<string, FileIndex>,
  calls: readonly Call[],
  passed: readonly Dispatch[],
): Omit<CallGraph, "callsOutside"> {
  const from = Map.groupBy(calls, (call) => call.from);
  const to = Map.groupBy(calls, (call) => call.to);
  const mass = massOfFunctions(functions, [...calls, ...passed]);
  const byLine = compareBy<Call>(({ line }) => -line);
  for (const group of from.values()) group.sort(byLine);
  return {
    functions,
    functionAt: (path, line) => indexes.get(path)?.functionAt(line),
    callsFrom: (fn) => from.get(fn) ?? [],
    callsTo: (fn) => to.get(fn) ?? [],
    massOf: (fn) => mass.get(fn) ?? 0,
  };
}

/** One call for each line, caller and callee: the certain one. */
function withoutRepeats(calls: readonly Call[]): Call[] {
  const kept: Call[] = [];
  for (const onLine of Map.groupBy(calls, ({ from }) => from).values()) {
    const known = new Map<CodeFunction, Map<number, number>>();
    for (const call of onLine) {
      const lines = known.get(call.to) ?? new Map<number, number>();
      known.set(call.to, lines);
      const at = lines.get(call.line);
      const other = at === undefined ? undefined : kept[at];
      if (at === undefined || other === undefined) lines.set(call.line, kept.push(call) - 1);
      else kept[at] = either(other, call);
    }
  }
  return kept;
}

function asMade({ line, choices }: CallSite, { certain, overrides }: Targets): Omit<Call, "from" | "to"> {
  return {
    ...{ line, certain },
    ...(overrides === undefined ? {} : { overrides }),
    ...(choices === undefined ? {} : { choices }),
  };
}

function either(one: Call, other: Call): Call {
  const { choices, ...call } = other.certain ? other : one;
  const isSame = JSON.stringify(one.choices) === JSON.stringify(other.choices);
  return isSame && choices !== undefined ? { ...call, choices } : call;
}
