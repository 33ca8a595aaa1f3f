/** C and C++ announce a function in a header, and define it elsewhere. */

import type { CodeFunction } from "./code-function.ts";

/** Drops announcements where a definition is known. */
export function withoutPrototypes(functions: readonly CodeFunction[]): readonly CodeFunction[] {
  if (functions.length < 2) return functions;
  const defined = functions.filter((fn) => !isPrototype(fn));
  return defined.length > 0 ? defined : functions;
}

function isPrototype({ file, symbol }: CodeFunction): boolean {
  if (file.language !== "C" && file.language !== "C++") return false;
  const last = file.lines[symbol.endLine - 1]?.trimEnd() ?? "";
  return last.endsWith(";") && !last.includes("}");
}
