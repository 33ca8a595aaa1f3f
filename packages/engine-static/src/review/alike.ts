/** Bodies that are written alike: the review shows the first whole, and says of the others what differs. */

import type { CodeFunction, Topic } from "@fondation/code";
import type { CourseView } from "../view/course-view.ts";
import { shownFunctions } from "./bodies.ts";
import { inReadingOrder } from "./reading-order.ts";

/** Smaller bodies take less room than a sentence about them. */
const MIN_LINES = 4;
const MAX_LINES = 160;
/** Pairs of different names. With more, the reader learns from the code. */
const MAX_DIFFERENCES = 5;
/** Of the call-weighted mass of a course: the rest of the code stays shown. */
const MAX_MASS = 0.03;

export interface Alike {
  readonly fn: CodeFunction;
  readonly differences: readonly { readonly from: string; readonly to: string }[];
}

const known = new WeakMap<CourseView, ReadonlyMap<CodeFunction, readonly Alike[]>>();

/** The bodies that are told with the one of `fn`, in reading order. */
export function alikeTo(fn: CodeFunction, view: CourseView): readonly Alike[] {
  const all = known.get(view) ?? collect(view);
  known.set(view, all);
  return all.get(fn) ?? [];
}

function collect(view: CourseView): ReadonlyMap<CodeFunction, readonly Alike[]> {
  const { calls } = view;
  let room = MAX_MASS * calls.functions.reduce((sum, fn) => sum + calls.massOf(fn), 0);
  const found = new Map<CodeFunction, Alike[]>();
  const group = (topic: Topic): void => {
    const firsts = new Map<string, Written>();
    for (const fn of inReadingOrder(shownFunctions(topic, view), view)) {
      const written = readBody(fn);
      if (written === undefined) continue;
      const first = firsts.get(written.shape);
      const differences = first === undefined ? undefined : differencesOf(first, written);
      const mass = calls.massOf(fn);
      if (first === undefined || differences === undefined || mass > room) {
        if (first === undefined) firsts.set(written.shape, written);
        continue;
      }
      room -= mass;
      const others = found.get(first.fn) ?? [];
      found.set(first.fn, others);
      others.push({ fn, differences });
    }
  };
  for (const topic of view.topics) group(topic);
  return found;
}

interface Written {
  readonly fn: CodeFunction;
  readonly tokens: readonly string[];
  /** The tokens without what names and values are. */
  readonly shape: string;
}

const TOKEN = /[\p{L}_$][\p{L}\p{N}_$]*|\d+|"[^"\n]*"|'[^'\n]*'|\S/gu;

/** Without the comment inside the body that documents it. */
function readBody(fn: CodeFunction): Written | undefined {
  const { lines } = fn.file;
  const { startLine, endLine, doc } = fn.symbol;
  if (endLine - startLine + 1 < MIN_LINES || endLine - startLine >= MAX_LINES) return undefined;
  const isDoc = (line: number): boolean => doc !== undefined && line >= doc.startLine && line <= doc.endLine;
  const text = lines.slice(startLine - 1, endLine).filter((_, index) => !isDoc(startLine + index));
  const tokens = text.join("\n").match(TOKEN) ?? [];
  const shape = tokens.map((token) => {
    if (/^[\p{L}_$]/u.test(token)) return "n";
    return /^["'\d]/.test(token) ? "v" : token;
  });
  return { fn, tokens, shape: shape.join(" ") };
}

/** Undefined for too many, and for a name that stands for two different ones. */
function differencesOf(first: Written, other: Written): Alike["differences"] | undefined {
  const pairs = new Map<string, string>();
  const own = other.fn.symbol;
  for (const [index, from] of first.tokens.entries()) {
    const to = other.tokens[index] ?? "";
    const before = pairs.get(from);
    if (before !== undefined && before !== to) return undefined;
    pairs.set(from, to);
  }
  const different = [...pairs].filter(([from, to]) => from !== to && to !== own.name && to !== own.container);
  return different.length > MAX_DIFFERENCES ? undefined : different.map(([from, to]) => ({ from, to }));
}
