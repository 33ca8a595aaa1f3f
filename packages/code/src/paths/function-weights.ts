/** How much a function tells about its topic. Traced paths prefer functions of great weight. */

import type { CallGraph } from "../calls/call-graph.ts";
import type { CodeFunction } from "../calls/code-function.ts";

/** Lines of a body above which a longer one tells no more. */
const FULL_BODY = 30;

/** Getters and delegations: they pass a call on and decide nothing. */
const TRIVIAL_LINES = 3;

/** 0 to about 1.3, from the share of mass among `functions` and the length of the body. */
export function weighFunctions(
  functions: readonly CodeFunction[],
  calls: CallGraph,
): ReadonlyMap<CodeFunction, number> {
  const greatest = functions.reduce((mass, fn) => Math.max(mass, calls.massOf(fn)), 0);
  return new Map(
    functions.map((fn) => {
      const mass = greatest === 0 ? 0 : Math.sqrt(calls.massOf(fn) / greatest);
      const body = bodyWeight(fn);
      return [fn, round((body === 0 ? 0.15 : 0.5) * mass + body)];
    }),
  );
}

function bodyWeight({ symbol }: CodeFunction): number {
  const lines = symbol.endLine - symbol.startLine + 1 - docLines(symbol);
  if (lines <= TRIVIAL_LINES) return 0;
  return 0.15 + (0.6 * Math.min(lines, FULL_BODY)) / FULL_BODY + (symbol.doc === undefined ? 0 : 0.1);
}

/** Go's constructors are known by their names. */
const CONSTRUCTOR = /^(?:constructor|__init__|__new__|initialize|__construct|init|new|New\p{Lu}?\w*)$/u;

export function isConstructor({ symbol }: CodeFunction): boolean {
  return CONSTRUCTOR.test(symbol.name) || symbol.name === symbol.container;
}

const TEST_SUPPORT = /^(?:Test|test|Mock|mock|Fake|fake|Stub|stub)(?:_|\p{Lu}|$)/u;

/** Code that a program keeps for its tests, by the name of its type or function. */
export function isTestSupport({ symbol }: CodeFunction): boolean {
  return TEST_SUPPORT.test(symbol.container ?? symbol.name);
}

const DEPRECATED_DOC = /(?:^|\n)[ \t]*(?:@deprecated|Deprecated:|\.\. deprecated::)/;
const DEPRECATED = /^\s*(?:@[Dd]eprecated\b|#\[deprecated|\[Obsolete\b|\[\[deprecated)/;

/** By its documentation, or an annotation on its first lines. */
export function isDeprecated({ file, symbol: { doc, startLine, endLine } }: CodeFunction): boolean {
  const head = file.lines.slice(startLine - 1, Math.min(endLine, startLine + 3));
  return DEPRECATED_DOC.test(doc?.text ?? "") || head.some((line) => DEPRECATED.test(line));
}

/** A getter, a constant, a method that only raises: it ends before it does anything. */
export function isTrivial({ symbol }: CodeFunction): boolean {
  return symbol.endLine - symbol.startLine + 1 - docLines(symbol) <= TRIVIAL_LINES;
}

/** Lines of documentation inside the function: Python's docstrings. */
function docLines({ doc, startLine, endLine }: CodeFunction["symbol"]): number {
  const inside = doc !== undefined && doc.startLine >= startLine && doc.endLine <= endLine;
  return inside ? doc.endLine - doc.startLine + 1 : 0;
}

/** Sums of floating-point numbers depend on their order; rounded ones compare alike. */
export function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
