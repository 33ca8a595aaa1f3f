/** Copies the tree-sitter grammars and their runtime, as WebAssembly files. */
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { GRAMMAR_FILES, specifierOf } from "@fondation/code/grammars";

/** Removes all other files from `directory`. */
export function copyGrammars(directory: string): void {
  const fromCode = createRequire(new URL("../../packages/code/package.json", import.meta.url));
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  for (const file of GRAMMAR_FILES) {
    copyFileSync(fromCode.resolve(specifierOf(file)), join(directory, file));
  }
}
