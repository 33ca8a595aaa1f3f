/** What a statement throws or returns as an error, from its text. */

import type { Statement } from "../syntax/statement.ts";

export interface Thrown {
  readonly thrown: string;
  readonly message?: string;
  /** Whether only a clause that catches can end it; a returned error goes to the caller. */
  readonly returned: boolean;
}

/** The opening quote decides: one expression for all quotes would start again at each of them. */
const CONTENT: Readonly<Record<string, RegExp>> = {
  '"': /^((?:[^"\\]|\\.)*)"/,
  "'": /^((?:[^'\\]|\\.)*)'/,
  "`": /^([^`]*)`/,
};

/** Undefined for a statement that does not fail. */
export function thrownBy({ kind, head = "" }: Statement, grammar: string): Thrown | undefined {
  if (kind === "throw") return { thrown: thrownName(head, grammar), ...messageOf(head), returned: false };
  if (kind !== "return") return undefined;
  if (grammar === "go") return goError(head);
  if (grammar === "rust" && head.startsWith("Err(")) {
    return { thrown: head.slice(4, -1).split("(", 1)[0]?.trim() || head, ...messageOf(head), returned: true };
  }
  return undefined;
}

function thrownName(head: string, grammar: string): string {
  if (grammar === "go" || grammar === "rust") return "panic";
  const bare = head.replace(/^new\s/, "").trim();
  const name = /^[\w$.:\\]+/.exec(bare)?.[0] ?? "";
  return name.replace(/\.new$/, "").replace(/^\\/, "");
}

const CONSTRUCTED =
  /^(?:fmt\.Errorf|errors\.(?:New|Newf|Errorf|Wrap|Wrapf|Join)|xerrors\.\w+|status\.Errorf?)\(/;
const SENTINEL = /^(?:\w+\.)?[eE]rr[A-Z]\w*$/;
const VALUE_NAME = /^&?[\w.]+(?=[{(])/;

/** Go returns its error as the last value. A plain `err` only passes on what a call returned. */
function goError(head: string): Thrown | undefined {
  const value = lastValue(head);
  const isError =
    CONSTRUCTED.test(value) || SENTINEL.test(value) || isErrorName(VALUE_NAME.exec(value)?.[0] ?? "");
  if (!isError) return undefined;
  const name = /^&?[\w.]+/.exec(value)?.[0] ?? value;
  return { thrown: name, ...messageOf(value), returned: true };
}

/** Of a type, without its package. */
function isErrorName(name: string): boolean {
  return name.slice(name.lastIndexOf(".") + 1).includes("Err");
}

/** The text after the last comma outside brackets. */
function lastValue(head: string): string {
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
