/** Finds the comment of a field: at the end of its line, or above it at the same column. */

import type { DocComment } from "../syntax/lines.ts";
import { withoutMarkup } from "./markup.ts";
import { cleanComment, type Comment } from "./comments.ts";

interface Position {
  readonly startLine: number;
  readonly endLine: number;
  readonly column: number;
}

export interface FieldComments {
  readonly all: readonly Comment[];
  /** Consecutive line comments as one. */
  readonly joined: readonly Comment[];
  /** Comments contain HTML or XML. */
  readonly markup: boolean;
}

export function createFieldComments({
  all,
  joined,
  markup,
}: FieldComments): (field: Position) => DocComment | undefined {
  const byStart = new Map(all.map((comment) => [comment.startLine, comment]));
  const byEnd = new Map(joined.map((comment) => [comment.endLine, comment]));
  return ({ startLine, endLine, column }) => {
    const above = byEnd.get(startLine - 1);
    const behind = byStart.get(endLine);
    const own = above?.indent === column ? above : undefined;
    const found = own ?? (behind !== undefined && behind.indent > column ? behind : undefined);
    const cleaned = found === undefined ? undefined : cleanComment(found);
    return cleaned === undefined || !markup ? cleaned : withoutMarkup(cleaned);
  };
}
