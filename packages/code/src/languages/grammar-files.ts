/** Which installed package has which grammar, as WebAssembly. The build reads this file, too. */

import { LANGUAGE_ROWS } from "./languages.ts";

export const RUNTIME = "web-tree-sitter.wasm";

/** The grammars that `@repomix/tree-sitter-wasms` lacks. */
const PACKAGES: ReadonlyMap<string, string> = new Map([
  ["tree-sitter-bash.wasm", "tree-sitter-bash"],
  ["tree-sitter-kotlin.wasm", "@tree-sitter-grammars/tree-sitter-kotlin"],
  ["tree-sitter-scala.wasm", "tree-sitter-scala"],
]);

/** The file of a grammar in its package. */
export function grammarFile(grammar: string): string {
  return `tree-sitter-${grammar}.wasm`;
}

/** What `require.resolve` finds for a file of `grammarFile`, or for the runtime. */
export function specifierOf(file: string): string {
  if (file === RUNTIME) return `web-tree-sitter/${RUNTIME}`;
  const own = PACKAGES.get(file);
  return own === undefined ? `@repomix/tree-sitter-wasms/out/${file}` : `${own}/${file}`;
}

/** The file in an installation, where 32 MB of grammars take 3 MB. */
export function compressed(file: string): string {
  return `${file}.gz`;
}

/** What an installation needs in its grammars directory: the runtime and each language's grammar. */
export const GRAMMAR_FILES: readonly string[] = [
  RUNTIME,
  ...new Set(LANGUAGE_ROWS.map(({ grammar }) => grammarFile(grammar))),
];
