/** Files that hold nothing to teach. */

import type { ParsedCode } from "../syntax/parsed-code.ts";

/** Text that Git LFS or git-annex commits in the place of a file that is stored elsewhere. */
const POINTER = /^(version https:\/\/git-lfs\.github\.com\/spec\/|(\.\.\/)*(\.git|\/)annex\/objects\/)/;

export function isPointer(text: string): boolean {
  return POINTER.test(text);
}

/** Whether a file declares, uses and explains nothing, such as `export {};`. */
export function holdsNothing({
  symbols,
  imports,
  references,
  moduleDoc,
  defaultExport,
}: ParsedCode): boolean {
  const named = symbols.length + imports.length + references.length;
  return named === 0 && moduleDoc === undefined && defaultExport === undefined;
}
