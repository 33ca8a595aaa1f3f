/** Files that hold nothing to teach. */

import type { ParsedCode } from "../syntax/parsed-code.ts";

/** Text that Git LFS or git-annex commits in the place of a file that is stored elsewhere. */
const POINTER = /^(version https:\/\/git-lfs\.github\.com\/spec\/|(\.\.\/)*(\.git|\/)annex\/objects\/)/;

export function isPointer(text: string): boolean {
  return POINTER.test(text);
}

/** Longer texts are content, even where the analysis knows none of their declarations. */
const MAX_LINES = 3;

/** Whether a short text declares, uses and explains nothing, such as `export {};`. */
export function holdsNothing(text: string, code: ParsedCode): boolean {
  const { symbols, imports, references, moduleDoc, defaultExport } = code;
  const named = symbols.length + imports.length + references.length;
  if (named > 0 || moduleDoc !== undefined || defaultExport !== undefined) return false;
  return text.trim().split("\n", MAX_LINES + 1).length <= MAX_LINES;
}
