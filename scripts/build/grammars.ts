/** Copies the tree-sitter grammars and their runtime, as WebAssembly files. */
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const LANGUAGES = ["typescript", "tsx", "javascript", "python", "go"];

/** Removes all other files from `directory`. */
export function copyGrammars(directory: string): void {
  const fromCode = createRequire(new URL("../../packages/code/package.json", import.meta.url));
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  copyFileSync(
    fromCode.resolve("web-tree-sitter/web-tree-sitter.wasm"),
    join(directory, "web-tree-sitter.wasm"),
  );
  for (const language of LANGUAGES) {
    const file = `tree-sitter-${language}.wasm`;
    copyFileSync(fromCode.resolve(`@repomix/tree-sitter-wasms/out/${file}`), join(directory, file));
  }
}
