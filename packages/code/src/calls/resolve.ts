/** Resolves one call site to the functions that it can call. */

import type { CallSite } from "../syntax/call-site.ts";
import type { CodeFunction, Declaration } from "./code-function.ts";
import type { Members } from "./members.ts";
import type { Position, Value, Values } from "./values.ts";

export interface Targets {
  readonly functions: readonly CodeFunction[];
  readonly certain: boolean;
  /** The methods of the types below that can run instead. */
  readonly overrides?: readonly CodeFunction[];
}

const NOTHING: Targets = { functions: [], certain: false };

/** Calls of another constructor of the same type, or of the base type. */
const DELEGATIONS = new Set(["this", "super", "base"]);

export function resolveCall(
  { name, receiver, args }: CallSite,
  at: Position,
  { evaluate, callee, member }: Values,
  members: Members,
  unique: (name: string) => CodeFunction | undefined,
): readonly Targets[] {
  const on = receiver === undefined ? undefined : evaluate(receiver, at);
  const around = receiver === undefined && DELEGATIONS.has(name) ? evaluate(name, at) : undefined;
  if (around?.kind === "super") return [oneOf(members.inheritedConstructors(around.type), args)];
  if (around?.kind === "instance") return [constructed(around.type, members, args)];
  const value = receiver === undefined ? callee(name, at) : on && member(on, name);
  if (value?.kind === "instance") {
    return name === "new" && on?.kind === "type" ? [constructed(on.type, members, args)] : [];
  }
  if (on?.kind === "instance") return dispatched(on.type, name, value, members, args, at);
  if (value !== undefined) return [targets(value, members, args)];
  const only = receiver !== undefined && on === undefined ? unique(name) : undefined;
  return only === undefined ? [] : [{ functions: [only], certain: false }];
}

/** A call on a value: the method of its stated type, and those of the types below it. */
function dispatched(
  type: Declaration,
  name: string,
  value: Value | undefined,
  members: Members,
  args: number | undefined,
  { index: { file } }: Position,
): Targets[] {
  const own = value?.kind === "functions" ? value.functions : [];
  const below = fitting(members.overriding(type, name, file), args);
  const isContract = type.symbol.kind === "interface" && members.hasOneBelow(type);
  return [
    { ...oneOf(own, args), ...(below.length === 0 ? {} : { overrides: below }) },
    { functions: below, certain: isContract && below.length === 1 },
  ];
}

function targets(value: Value, members: Members, args: number | undefined): Targets {
  if (value.kind === "type") return constructed(value.type, members, args);
  return value.kind === "functions" ? oneOf(value.functions, args) : NOTHING;
}

/** A type can have a constructor in its head, which is no function. */
function constructed(type: Declaration, members: Members, args: number | undefined): Targets {
  const { functions, certain } = oneOf(members.constructors(type), args);
  const [first] = functions;
  const isBlock = first?.symbol.arity === undefined;
  const isOther = args !== undefined && first !== undefined && !takes(first, args);
  if (isOther) return NOTHING;
  return {
    functions,
    certain: certain && (isBlock || type.symbol.arity === undefined || !takes(type, args)),
  };
}

/** Of several functions with one name, the number of arguments can tell which one is called. */
function oneOf(functions: readonly CodeFunction[], args: number | undefined): Targets {
  const found = fitting(functions, args);
  const [only] = found;
  return { functions: found, certain: only !== undefined && found.length === 1 && takes(only, args) };
}

function fitting(functions: readonly CodeFunction[], args: number | undefined): readonly CodeFunction[] {
  if (functions.length < 2 || args === undefined) return functions;
  const found = functions.filter((fn) => takes(fn, args));
  return found.length > 0 ? found : functions;
}

function takes({ symbol: { arity } }: Declaration, args: number | undefined): boolean {
  return arity === undefined || args === undefined || (args >= arity.least && args <= arity.most);
}
