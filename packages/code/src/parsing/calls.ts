/** Makes call sites and bindings of the captures `call.*` and `binding.*` (languages/queries/calls). */

import type { Node } from "web-tree-sitter";
import type { Binding, BindingKind, CallSite } from "../syntax/call-site.ts";
import { chainOf } from "./chain.ts";
import { addChoices, type ChoiceDraft, choicesAround } from "./choices.ts";

/** Call sites and bindings by the offset of their name: several patterns can match one. */
export interface CallCaptures {
  readonly calls: Map<number, CallSite>;
  readonly bindings: Map<number, Binding>;
  readonly choices: ChoiceDraft[];
}

export function noCalls(): CallCaptures {
  return { calls: new Map(), bindings: new Map(), choices: [] };
}

const BINDING_KINDS: readonly BindingKind[] = ["local", "field", "result"];

/** In UTF-16 units. Longer types are written out on the spot, and name no declaration. */
const MAX_TYPE = 200;

/** Adds one match. Matches without such captures add nothing. */
export function addCallMatch(
  { calls, bindings, choices }: CallCaptures,
  found: ReadonlyMap<string, Node>,
  text: string,
): void {
  addChoices(choices, found, text);
  const construct = found.get("call.construct");
  const name = construct ?? found.get("call.name");
  if (name !== undefined) {
    const receiver = found.get("call.receiver");
    const site: CallSite = {
      name: textOf(name, text).replace(/^[$\\]+/, ""),
      line: name.startPosition.row + 1,
      kind: construct === undefined ? "call" : "construct",
      ...argumentsOf(found, text),
      ...(receiver === undefined ? {} : { receiver: chainOf(text, receiver.startIndex, receiver.endIndex) }),
    };
    const known = calls.get(name.startIndex);
    calls.set(name.startIndex, known === undefined ? site : { ...known, ...site });
  }
  for (const kind of BINDING_KINDS) {
    const node = found.get(`binding.${kind}`);
    if (node !== undefined) addBinding(bindings, kind, node, found, text);
  }
}

function argumentsOf(found: ReadonlyMap<string, Node>, text: string): { readonly args?: number } {
  const list = found.get("call.arguments");
  const lambda = found.has("call.lambda") ? 1 : 0;
  if (list === undefined) return lambda === 0 ? {} : { args: 1 };
  const hasComment = /\/[/*]/.test(textOf(list, text));
  const count = hasComment
    ? list.namedChildren.filter((child) => child?.isExtra === false).length
    : list.namedChildCount;
  return { args: count + lambda };
}

function addBinding(
  bindings: Map<number, Binding>,
  kind: BindingKind,
  node: Node,
  found: ReadonlyMap<string, Node>,
  text: string,
): void {
  const key = node.startIndex * BINDING_KINDS.length + BINDING_KINDS.indexOf(kind);
  const type = found.get("binding.type");
  const value = found.get("binding.value");
  const written = type === undefined ? "" : text.slice(type.startIndex, type.endIndex);
  const known = bindings.get(key);
  const binding: Binding = {
    name: textOf(node, text).replace(/^[$@\\]+/, ""),
    line: node.startPosition.row + 1,
    kind,
    ...(written === "" || written.length > MAX_TYPE ? {} : { type: written.replace(/\s+/g, " ") }),
    ...(value === undefined ? {} : { value: chainOf(text, value.startIndex, value.endIndex) }),
  };
  bindings.set(key, known === undefined ? binding : { ...known, ...binding });
}

/** In the order of their names in the source. */
export function callsOf({ calls, bindings, choices }: CallCaptures): {
  readonly calls: readonly CallSite[];
  readonly bindings: readonly Binding[];
} {
  return {
    calls: choicesAround(inOrder(calls), choices),
    bindings: inOrder(bindings).map(([, item]) => item),
  };
}

function inOrder<T>(found: ReadonlyMap<number, T>): [number, T][] {
  return [...found].sort(([a], [b]) => a - b);
}

function textOf(node: Node, text: string): string {
  return text.slice(node.startIndex, node.endIndex);
}
