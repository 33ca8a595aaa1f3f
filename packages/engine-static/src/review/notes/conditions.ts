/** The conditions of statements, as words can say them. */

import type { Statement } from "@fondation/code";
import { inlineCode } from "@fondation/course";

const NEGATIVE = /^(?:unless|guard|until)\s/;

export interface Condition {
  readonly text: string;
  readonly negated: boolean;
}

/** The condition of a branch; undefined without a text of its own. */
export function conditionOf({ head }: Statement): Condition | undefined {
  if (head === undefined) return undefined;
  const negative = NEGATIVE.exec(head)?.[0] ?? "";
  return { text: inlineCode(head.slice(negative.length)), negated: negative !== "" };
}

/** The innermost clause for errors around a line that begins inside a block, after its first line. */
export function clauseWithin(
  line: number,
  block: Pick<Statement, "startLine">,
  statements: readonly Statement[],
): Statement | undefined {
  return statements.findLast(
    ({ kind, startLine, endLine }) =>
      kind === "catch" && startLine > block.startLine && startLine < line && endLine >= line,
  );
}

/** The innermost branch around a line that begins inside a block, after its first line. */
export function branchWithin(
  line: number,
  { startLine }: { readonly startLine: number },
  statements: readonly Statement[],
): Condition | undefined {
  const branch = statements.findLast(
    (statement) =>
      (statement.kind === "if" || (statement.kind === "else" && statement.head !== undefined)) &&
      statement.startLine > startLine &&
      statement.startLine <= line &&
      statement.endLine >= line &&
      !statements.some(
        (clause) =>
          clause.kind === "else" &&
          clause.depth === statement.depth &&
          clause.startLine > statement.startLine &&
          clause.startLine <= line &&
          clause.endLine <= statement.endLine,
      ),
  );
  return branch === undefined ? undefined : conditionOf(branch);
}
