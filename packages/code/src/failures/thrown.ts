/** What a statement throws or returns as an error, from its text. */

import type { Statement } from "../syntax/statement.ts";

export interface Thrown {
  readonly thrown: string;
  readonly message?: string;
  /** Whether only a clause that catches can end it; a returned error goes to the caller. */
  readonly returned: boolean;
}

const STRING = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`/;

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
const ERROR_VALUE = /^&?(?:\w+\.)?\w*Err(?:or)?\w*[{(]/;

/** Go returns its error as the last value. A plain `err` only passes on what a call returned. */
function goError(head: string): Thrown | undefined {
  const value = lastValue(head);
  const isError = CONSTRUCTED.test(value) || SENTINEL.test(value) || ERROR_VALUE.test(value);
  if (!isError) return undefined;
  const name = /^&?[\w.]+/.exec(value)?.[0] ?? value;
  return { thrown: name, ...messageOf(value), returned: true };
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
  const found = STRING.exec(head);
  const message = found?.[1] ?? found?.[2] ?? found?.[3] ?? "";
  return message.length < 2 ? {} : { message };
}
