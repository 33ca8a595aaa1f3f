import type { Lines } from "./lines.ts";
import type { Statement } from "./statement.ts";

/** The statements that begin within some lines. `statements` are in source order. */
export function statementsIn(statements: readonly Statement[], { startLine, endLine }: Lines): Statement[] {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((statements[middle]?.startLine ?? 0) < startLine) low = middle + 1;
    else high = middle;
  }
  const found: Statement[] = [];
  for (let index = low; index < statements.length; index += 1) {
    const statement = statements[index];
    if (statement === undefined || statement.startLine > endLine) break;
    found.push(statement);
  }
  return found;
}
