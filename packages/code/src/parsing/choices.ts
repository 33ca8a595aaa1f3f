/** Finds what decides about calls inside expressions (languages/queries/calls/choices.ts). */

import type { Node } from "web-tree-sitter";
import type { CallSite, Choice } from "../syntax/call-site.ts";
import { oneLine } from "../syntax/one-line.ts";

/** A part of an expression by its offsets, with what decides about it. */
export interface ChoiceDraft {
  readonly start: number;
  readonly end: number;
  readonly choice: Choice;
}

/** In UTF-16 units. A longer condition decides too much to be told. */
const MAX_CONDITION = 160;

/** In UTF-16 units. A longer part is a program, which is no expression for a reader. */
const MAX_PART = 4_000;

export function addChoices(drafts: ChoiceDraft[], found: ReadonlyMap<string, Node>, text: string): void {
  const when = found.get("choice.when");
  if (when === undefined || when.endIndex - when.startIndex > MAX_CONDITION) return;
  const condition = oneLine(text.slice(when.startIndex, when.endIndex));
  const line = when.startPosition.row + 1;
  for (const [capture, negated] of [
    ["choice.then", false],
    ["choice.else", true],
  ] as const) {
    const part = found.get(capture);
    if (part === undefined || part.endIndex - part.startIndex > MAX_PART) continue;
    drafts.push({ start: part.startIndex, end: part.endIndex, choice: { condition, line, negated } });
  }
}

/** The calls with their choices. `calls` are sorted by their offsets. */
export function choicesAround(
  calls: readonly (readonly [number, CallSite])[],
  drafts: readonly ChoiceDraft[],
): CallSite[] {
  const around: Choice[][] = calls.map(() => []);
  const outermostFirst = drafts.toSorted((a, b) => a.start - b.start || b.end - a.end);
  for (const { start, end, choice } of outermostFirst) {
    for (let index = firstFrom(calls, start); index < calls.length; index += 1) {
      if ((calls[index]?.[0] ?? end) >= end) break;
      around[index]?.push(choice);
    }
  }
  return calls.map(([, call], index) => {
    const choices = around[index] ?? [];
    return choices.length === 0 ? call : { ...call, choices };
  });
}

function firstFrom(calls: readonly (readonly [number, CallSite])[], start: number): number {
  let low = 0;
  let high = calls.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((calls[middle]?.[0] ?? start) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
