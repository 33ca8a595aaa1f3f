/** What decides whether the code reaches a statement that fails: branches around it, and ways out before it. */

import type { Statement, StatementKind } from "../syntax/statement.ts";

/** Without `text`, a `catch` of everything. */
export interface FailureCondition {
  readonly kind: StatementKind;
  readonly text: string;
  readonly line: number;
  /** It happens when the condition does not hold. */
  readonly negated: boolean;
  /** The branch is not around the failure: it leaves before. */
  readonly leaves: boolean;
}

export interface FailureConditions {
  /** In source order. */
  readonly conditions: readonly FailureCondition[];
  /** Others decide too. */
  readonly isPartial: boolean;
}

/** A reader keeps no more in mind; nor more text than this, in characters. */
const MOST = 3;
const MOST_TEXT = 160;

/** `statements`: of one function, in source order; `lines`: of its file. */
export function conditionsOf(
  failing: Statement,
  statements: readonly Statement[],
  lines: readonly string[],
): FailureConditions {
  const before = statements.slice(0, statements.indexOf(failing));
  const around: FailureCondition[] = [];
  const escaped: FailureCondition[] = [];
  let isPartial = false;
  let block = failing;
  for (let depth = failing.depth; depth >= 0; depth -= 1) {
    const siblings = before.filter((each) => each.depth === depth && each.startLine <= block.startLine);
    const parent =
      depth === 0 ? undefined : before.findLast((each) => each.depth === depth - 1 && isAround(each, block));
    for (const sibling of siblings) {
      if (CLAUSES.has(sibling.kind) || isAround(sibling, block) || !isInside(sibling, parent)) continue;
      const exit = exitOf(sibling, before, lines);
      if (exit === "none") continue;
      if (exit === "open") isPartial = true;
      else escaped.push({ ...asWritten(sibling, sibling.head ?? "", true), leaves: true });
    }
    if (parent === undefined) break;
    const found = branch(parent, before);
    if (found === undefined) isPartial = true;
    else around.unshift(...found);
    block = parent;
  }
  return chosen(around, escaped, isPartial);
}

function isAround({ startLine, endLine }: Statement, inner: Statement): boolean {
  return startLine <= inner.startLine && endLine >= inner.endLine;
}

/** A clause shares the lines of its statement: what stands before the clause is in another branch. */
function isInside(statement: Statement, parent: Statement | undefined): boolean {
  return parent === undefined || statement.startLine >= parent.startLine;
}

/** Whether a statement before the failure can leave its block. */
function exitOf(
  { kind, head, depth, startLine, endLine, scope }: Statement,
  before: readonly Statement[],
  lines: readonly string[],
): "none" | "open" | "always" {
  const inner = before.filter(
    (each) => each.startLine >= startLine && each.endLine <= endLine && each.depth > depth,
  );
  const clauses = before.some(
    (each) =>
      CLAUSES.has(each.kind) && each.depth === depth && each.startLine > startLine && each.endLine <= endLine,
  );
  const leaves = (each: Statement): boolean =>
    each.scope === scope &&
    (each.kind === "return" ||
      each.kind === "throw" ||
      /^(?:break|continue|next)\b/.test((lines[each.startLine - 1] ?? "").trim()));
  const isExit = inner.some(leaves);
  if (!isExit) return "none";
  const last = inner.findLast((each) => each.depth === depth + 1);
  const isGuard = kind === "if" && head !== undefined && !clauses && last !== undefined && leaves(last);
  return isGuard ? "always" : "open";
}

const CLAUSES: ReadonlySet<StatementKind> = new Set<StatementKind>(["else", "catch", "finally"]);

/** The conditions of a block around the failure; undefined where its text does not say them. */
function branch(parent: Statement, before: readonly Statement[]): FailureCondition[] | undefined {
  const { kind, head } = parent;
  switch (kind) {
    case "if":
    case "case":
      return head === undefined ? undefined : [asWritten(parent, head, false)];
    case "catch":
      return [asWritten(parent, head ?? "", false)];
    case "else": {
      const failed = failedBefore(parent, before);
      if (failed === undefined) return undefined;
      return head === undefined ? failed : [...failed, asWritten(parent, head, false)];
    }
    case "loop":
      return head === undefined || ITERATES.test(head) ? [] : undefined;
    default:
      return [];
  }
}

const ITERATES = /^(?:true|True|1)$| (?:in|of|:) |\brange\b|;/;

/** The conditions of the branches before an `else`; undefined when it answers no condition. */
function failedBefore(clause: Statement, before: readonly Statement[]): FailureCondition[] | undefined {
  const failed: FailureCondition[] = [];
  const earlier = before.slice(0, before.indexOf(clause)).filter(({ depth }) => depth === clause.depth);
  for (const each of earlier.toReversed()) {
    if ((each.kind !== "else" && each.kind !== "if") || each.head === undefined) return undefined;
    failed.unshift(asWritten(each, each.head, true));
    if (each.kind === "if") return failed;
  }
  return undefined;
}

const NEGATIVE = /^(?:unless|guard|until)\s+/;

function asWritten({ kind, startLine }: Statement, head: string, negated: boolean): FailureCondition {
  const text = head.replace(NEGATIVE, "");
  return { kind, text, line: startLine, negated: text === head ? negated : !negated, leaves: false };
}

/** The innermost branches are kept first, then the nearest ways out. */
function chosen(
  around: readonly FailureCondition[],
  escaped: readonly FailureCondition[],
  isPartial: boolean,
): FailureConditions {
  const all = [...around.toReversed(), ...escaped.toSorted((a, b) => b.line - a.line)];
  let text = 0;
  const kept = all.filter((each, index) => {
    text += each.text.length;
    return index === 0 || (index < MOST && text <= MOST_TEXT);
  });
  return {
    conditions: kept.toSorted((a, b) => a.line - b.line),
    isPartial: isPartial || kept.length < all.length,
  };
}
