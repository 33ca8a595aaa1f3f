/** The grammars the analyzer parses with, and the runtime they need, as WebAssembly files. */
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const LANGUAGES = ["typescript", "tsx", "javascript", "python", "go"];

/** Copies them into `directory`, which then holds nothing else. */
export function copyGrammars(directory: string): void {
  const fromAnalyzer = createRequire(new URL("../../packages/analyzer/package.json", import.meta.url));
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  copyFileSync(
    fromAnalyzer.resolve("web-tree-sitter/web-tree-sitter.wasm"),
    join(directory, "web-tree-sitter.wasm"),
  );
  for (const language of LANGUAGES) {
    const file = `tree-sitter-${language}.wasm`;
    copyFileSync(fromAnalyzer.resolve(`@repomix/tree-sitter-wasms/out/${file}`), join(directory, file));
  }
}
