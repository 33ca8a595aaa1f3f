/** The decorators above a function that a reader can spare: options of a command can fill pages. */

import type { CodeFunction, Lines } from "@fondation/code";

/** Decorators with fewer lines are shown. */
const MIN_LINES = 12;

const DECORATOR = /^(?:@|#\[|\[)/;
const CONTINUED = /^(?:[)\]}]|#|\/\/|\/\*|\*|$)/;

/** The lines between the first decorator and the signature; undefined when they are few. */
export function sparedDecorators({ file, symbol }: CodeFunction): Lines | undefined {
  const first = file.lines[symbol.startLine - 1] ?? "";
  const indent = indentOf(first);
  if (!DECORATOR.test(first.trimStart())) return undefined;
  let startLine: number | undefined;
  for (let line = symbol.startLine + 1; line <= symbol.endLine; line += 1) {
    const text = file.lines[line - 1] ?? "";
    const bare = text.trimStart();
    if (indentOf(text) !== indent || CONTINUED.test(bare)) continue;
    if (DECORATOR.test(bare)) startLine ??= line;
    else if (startLine === undefined || line - startLine < MIN_LINES) return undefined;
    else return { startLine, endLine: line - 1 };
  }
  return undefined;
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
