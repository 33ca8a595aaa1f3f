/** Resolves one call site to the functions that it can call. */

import type { CallSite } from "../syntax/call-site.ts";
import type { CodeFunction, Declaration } from "./code-function.ts";
import type { Members } from "./members.ts";
import type { Position, Value, Values } from "./values.ts";

export interface Targets {
  readonly functions: readonly CodeFunction[];
  readonly certain: boolean;
}

const NOTHING: Targets = { functions: [], certain: false };

/** The methods that construct a value, in the languages that name them. */
const CONSTRUCTORS = ["constructor", "__init__", "initialize", "__construct", "init"];

export function resolveCall(
  { name, receiver, kind }: CallSite,
  at: Position,
  { evaluate, callee, member }: Values,
  members: Members,
  unique: (name: string) => CodeFunction | undefined,
): readonly Targets[] {
  const on = receiver === undefined ? undefined : evaluate(receiver, at);
  const value = receiver === undefined ? callee(name, at) : on && member(on, name);
  if (value?.kind === "instance") {
    return name === "new" && on?.kind === "type" ? [oneOf(constructors(on.type, members))] : [];
  }
  if (on?.kind === "instance") return dispatched(on.type, name, value, members);
  if (value !== undefined) return [targets(value, kind, members)];
  const only = receiver !== undefined && on === undefined ? unique(name) : undefined;
  return only === undefined ? [] : [{ functions: [only], certain: false }];
}

/** A call on a value: the method of its stated type, and those of the types below it. */
function dispatched(type: Declaration, name: string, value: Value | undefined, members: Members): Targets[] {
  const own = value?.kind === "functions" ? value.functions : [];
  const below = members.overriding(type, name);
  const isContract = type.symbol.kind === "interface";
  return [oneOf(own), { functions: below, certain: isContract && below.length === 1 }];
}

function targets(value: Value, kind: CallSite["kind"], members: Members): Targets {
  if (value.kind === "type") return oneOf(constructors(value.type, members));
  return value.kind === "functions" && kind === "call" ? oneOf(value.functions) : NOTHING;
}

function constructors(type: Declaration, members: Members): readonly CodeFunction[] {
  for (const name of CONSTRUCTORS) {
    const found = members.methods(type, name);
    if (found.length > 0) return found;
  }
  return [];
}

/** Of several functions with one name, which one is called depends on arguments or conditions. */
function oneOf(functions: readonly CodeFunction[]): Targets {
  return { functions, certain: functions.length === 1 };
}
