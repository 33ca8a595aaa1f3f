/** Compresses the tree-sitter grammars and their runtime, which are WebAssembly files. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { compressed, GRAMMAR_FILES, specifierOf } from "@fondation/code/grammars";

/** Removes all other files from `directory`. */
export function compressGrammars(directory: string): void {
  const fromCode = createRequire(new URL("../../packages/code/package.json", import.meta.url));
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  for (const file of GRAMMAR_FILES) {
    const bytes = readFileSync(fromCode.resolve(specifierOf(file)));
    writeFileSync(join(directory, compressed(file)), gzipSync(bytes, { level: 9 }));
  }
}
