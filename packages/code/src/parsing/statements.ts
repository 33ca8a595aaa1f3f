/** Statements from the captures `statement.*`: how they nest, and the text that decides in each. */

import { cutText } from "@fondation/environment/cut-text";
import type { Node } from "web-tree-sitter";
import { compareBy } from "../compare.ts";
import { oneLine } from "../syntax/one-line.ts";
import { STATEMENT_KINDS, type Statement, type StatementKind } from "../syntax/statement.ts";

/** A captured node, by offsets. `head` is the span of its condition, value or caught types. */
export interface StatementDraft {
  readonly kind: StatementKind | "function";
  readonly start: number;
  readonly startLine: number;
  end: number;
  head?: { readonly start: number; readonly end: number } | undefined;
}

const KINDS: readonly (StatementKind | "function")[] = [...STATEMENT_KINDS, "function"];
const RANK: ReadonlyMap<string, number> = new Map(KINDS.map((kind, index) => [kind, index]));

/** In UTF-16 units. A longer head is cut, and says so. */
const MAX_HEAD = 160;

/** Adds what one match found. Several matches of a node tell of its heads, one after the other. */
export function addStatement(
  drafts: Map<string, StatementDraft>,
  capture: string,
  found: ReadonlyMap<string, Node>,
): void {
  const kind = KINDS.find((candidate) => capture === `statement.${candidate}`);
  const node = found.get(capture);
  if (kind === undefined || node === undefined) return;
  const end = node.endIndex;
  // A modifier begins where the statement inside it begins.
  const key = `${node.startIndex}${kind === "function" ? "f" : ""}${found.has("statement.inner") ? "m" : ""}`;
  const head = headOf(node, found);
  const before = drafts.get(key);
  if (before !== undefined && rankOf(before) <= rankOf({ kind })) {
    before.end = Math.max(before.end, end);
    if (before.kind === kind || kind === "if") before.head = joined(before.head, head, found);
    return;
  }
  const known = before?.kind === "if" ? joined(before.head, head, found) : head;
  drafts.set(key, {
    kind,
    start: node.startIndex,
    startLine: node.startPosition.row + 1,
    end: Math.max(end, before?.end ?? 0),
    ...(known === undefined ? {} : { head: known }),
  });
}

type Head = StatementDraft["head"];

/** The span of two heads of one node; what is before its first body. */
function joined(one: Head, other: Head, found: ReadonlyMap<string, Node>): Head {
  if (one === undefined || other === undefined) return one ?? other;
  if (found.has("statement.body")) return one.end < other.end ? one : other;
  return { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
}

const rankOf = ({ kind }: Pick<StatementDraft, "kind">): number => RANK.get(kind) ?? KINDS.length;

function headOf(node: Node, found: ReadonlyMap<string, Node>): Head {
  const head = found.get("statement.head");
  const from = found.get("statement.from") ?? head;
  if (head !== undefined && from !== undefined) return { start: from.startIndex, end: head.endIndex };
  const body = found.get("statement.body");
  return body === undefined ? undefined : { start: node.startIndex, end: body.startIndex };
}

/** Clauses stand as deep as the statement that they belong to. */
const CLAUSES: ReadonlySet<StatementKind> = new Set(["else", "catch", "finally"]);

interface Open {
  readonly end: number;
  readonly depth: number;
  readonly inner: number;
  /** First line of the innermost function; undefined outside functions. */
  readonly scope: number | undefined;
}

const OUTSIDE: Open = { end: Number.POSITIVE_INFINITY, depth: 0, inner: 0, scope: undefined };

/** The statements inside functions, in source order. */
export function nestStatements(drafts: Iterable<StatementDraft>, text: string): Statement[] {
  const sorted = [...drafts].sort(
    compareBy(
      ({ start }) => -start,
      ({ end }) => end,
      (draft) => -rankOf(draft),
    ),
  );
  const lineAt = lineCounter(text);
  const open: Open[] = [];
  const statements: Statement[] = [];
  for (const draft of sorted) {
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= draft.start) open.pop();
    const parent = open.at(-1) ?? OUTSIDE;
    if (draft.kind === "function") {
      const inner = parent.scope === undefined ? 0 : parent.inner;
      open.push({ end: draft.end, depth: parent.depth, inner, scope: draft.startLine });
      continue;
    }
    const depth = CLAUSES.has(draft.kind) ? parent.depth : parent.inner;
    open.push({ end: draft.end, depth, inner: depth + 1, scope: parent.scope });
    if (parent.scope === undefined) continue;
    const head = draft.head === undefined ? "" : headText(text.slice(draft.head.start, draft.head.end));
    statements.push({
      kind: draft.kind,
      startLine: draft.startLine,
      endLine: lineAt(lastCharacter(text, draft)),
      depth,
      scope: parent.scope,
      ...(head === "" ? {} : { head }),
    });
  }
  return statements;
}

/** Some grammars let a clause end after the line break. */
function lastCharacter(text: string, { start, end }: StatementDraft): number {
  let last = end - 1;
  while (last > start && /\s/.test(text.charAt(last))) last -= 1;
  return last;
}

/** Keywords before a condition, and what stands between it and the body. */
const BEFORE = /^(?:if|for|foreach|while|case|when)\b/;
const AFTER = /(?:\{|:|=>|->|\bdo|\bthen)$/;

function headText(source: string): string {
  const line = oneLine(source.length > 2 * MAX_HEAD ? source.slice(0, 2 * MAX_HEAD) : source);
  const bare = withoutParentheses(line.replace(BEFORE, "").replace(AFTER, "").trim());
  return bare.length > MAX_HEAD ? `${cutText(bare, MAX_HEAD - 1)}…` : bare;
}

/** Without the pair of parentheses around the whole text. */
function withoutParentheses(text: string): string {
  if (!text.startsWith("(") || !text.endsWith(")")) return text;
  let depth = 0;
  for (let index = 0; index < text.length - 1; index += 1) {
    if (text[index] === "(") depth += 1;
    else if (text[index] === ")") depth -= 1;
    if (depth === 0) return text;
  }
  return text.slice(1, -1).trim();
}

/** Finds 1-based lines of offsets by bisection. */
function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
