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
  { evaluate, member }: Values,
  members: Members,
  unique: (name: string) => CodeFunction | undefined,
): Targets {
  const on = receiver === undefined ? undefined : evaluate(receiver, at);
  const value = receiver === undefined ? evaluate(name, at) : on && member(on, name);
  if (value !== undefined) return targets(value, kind, members);
  const only = receiver !== undefined && on === undefined ? unique(name) : undefined;
  return only === undefined ? NOTHING : { functions: [only], certain: false };
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
