/** Finds the comment of a field: at the end of its line, or above it at the same column. */

import type { DocComment } from "../syntax/lines.ts";
import { cleanComment, type Comment } from "./comments.ts";

interface Position {
  readonly startLine: number;
  readonly endLine: number;
  readonly column: number;
}

/** `joined`: the comments, with consecutive line comments as one. */
export function createFieldComments(
  comments: readonly Comment[],
  joined: readonly Comment[],
): (field: Position) => DocComment | undefined {
  const byStart = new Map(comments.map((comment) => [comment.startLine, comment]));
  const byEnd = new Map(joined.map((comment) => [comment.endLine, comment]));
  return ({ startLine, endLine, column }) => {
    const above = byEnd.get(startLine - 1);
    const behind = byStart.get(endLine);
    const own = above?.indent === column ? above : undefined;
    const found = own ?? (behind !== undefined && behind.indent > column ? behind : undefined);
    return found === undefined ? undefined : cleanComment(found);
  };
}
