/** What a statement throws or returns as an error, from its text. */

import type { Statement } from "../syntax/statement.ts";

/**
 * `raise`: a clause of a caller can catch it. `panic`: it ends the task unless somebody recovers.
 * `return`: the caller gets it as a value.
 */
export type Manner = "raise" | "panic" | "return";

export interface Thrown {
  /** The type of the error, or the variable that holds it; empty for a bare message and a bare `raise`. */
  readonly thrown: string;
  readonly message?: string;
  readonly manner: Manner;
}

/** The opening quote decides: one expression for all quotes would start again at each of them. */
const CONTENT: Readonly<Record<string, RegExp>> = {
  '"': /^((?:[^"\\]|\\.)*)"/,
  "'": /^((?:[^'\\]|\\.)*)'/,
  "`": /^([^`]*)`/,
};

/** Undefined for a statement that does not fail. `text`: its first line. */
export function thrownBy({ kind, head = "" }: Statement, grammar: string, text: string): Thrown | undefined {
  if (kind === "throw") {
    if (grammar === "go") return { thrown: "", ...messageOf(head), manner: "panic" };
    if (grammar === "rust") return rustMacro(head, text);
    return { thrown: thrownName(head), ...messageOf(head), manner: "raise" };
  }
  if (kind !== "return") return undefined;
  if (grammar === "go") return goError(head);
  if (grammar === "rust" && head.startsWith("Err(")) {
    return { thrown: rustName(head.slice(4)), ...messageOf(head), manner: "return" };
  }
  return undefined;
}

function thrownName(head: string): string {
  const bare = head.replace(/^new\s/, "").trim();
  const name = /^[\w$.:\\]+/.exec(bare)?.[0] ?? "";
  return name.replace(/\.new$/, "").replace(/^\\/, "");
}

/** `bail!` and `ensure!` return an error; the other macros end the thread. */
function rustMacro(head: string, text: string): Thrown {
  const manner = /\b(?:bail|ensure)!/.test(text) ? "return" : "panic";
  return { thrown: "", ...messageOf(head), manner };
}

/** The name at the start of a value: a type, a variant or a variable. A message or a macro has none. */
function rustName(value: string): string {
  const name = /^[A-Za-z_][\w:]*/.exec(value)?.[0] ?? "";
  const next = value.charAt(name.length);
  if (next === "!" || name === "Box::new") return "";
  // A method of a variable makes some other error of it.
  if (next === "." && !value.startsWith(".into()", name.length)) return "";
  return name.replace(/::(?:new|from|other|default|custom|msg)$/, "");
}

const CONSTRUCTED =
  /^(?:fmt\.Errorf|errors\.(?:New|Newf|Errorf|Wrap|Wrapf|Join)|xerrors\.\w+|status\.Errorf?)\(/;
const SENTINEL = /^(?:\w+\.)?[eE]rr[A-Z]\w*$/;
const VALUE_NAME = /^&?[\w.]+(?=\{)/;

/**
 * Go returns its error as the last value. A plain `err` only passes on what a call returned, and a
 * called function may return no error.
 */
function goError(head: string): Thrown | undefined {
  const value = lastValue(head);
  const isConstructed = CONSTRUCTED.test(value);
  const isError = isConstructed || SENTINEL.test(value) || isErrorName(VALUE_NAME.exec(value)?.[0] ?? "");
  if (!isError) return undefined;
  const name = isConstructed ? "" : (/^&?[\w.]+/.exec(value)?.[0] ?? value);
  return { thrown: name, ...messageOf(value), manner: "return" };
}

/** Of a type, without its package. */
function isErrorName(name: string): boolean {
  return name.slice(name.lastIndexOf(".") + 1).includes("Err");
}

/** The text after the last comma outside brackets. */
export function lastValue(head: string): string {
  let depth = 0;
  let from = 0;
  for (let index = 0; index < head.length; index += 1) {
    const character = head.charAt(index);
    if ("([{".includes(character)) depth += 1;
    else if (")]}".includes(character)) depth -= 1;
    else if (character === "," && depth === 0) from = index + 1;
  }
  return head.slice(from).trim();
}

function messageOf(head: string): { message: string } | Record<never, never> {
  const start = head.search(/["'`]/);
  const message = CONTENT[head.charAt(start)]?.exec(head.slice(start + 1))?.[1] ?? "";
  return message.length < 2 ? {} : { message };
}
