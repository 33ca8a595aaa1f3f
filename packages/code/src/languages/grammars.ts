/** Finds and loads the WebAssembly files: the tree-sitter runtime and one grammar per language. */

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { gunzipSync } from "node:zlib";
import { FondationError } from "@fondation/environment";
import { Language, Parser } from "web-tree-sitter";
import { compressed, grammarFile, RUNTIME, specifierOf } from "./grammar-files.ts";

/**
 * The bytes of a `.wasm` file: from the given directory, where the build has compressed it, or from
 * the installed packages when no directory is given.
 */
function readGrammar(file: string, directory?: string): Uint8Array {
  if (directory !== undefined) {
    const path = join(directory, compressed(file));
    if (existsSync(path)) return gunzipSync(readFileSync(path));
    throw missing(file, directory);
  }
  const require = createRequire(import.meta.url);
  try {
    return readFileSync(require.resolve(specifierOf(file)));
  } catch (error) {
    throw missing(file, "the installed packages", error);
  }
}

function missing(file: string, where: string, cause?: unknown): FondationError {
  return new FondationError({
    code: "INTERNAL",
    message: `The parser file ${file} was not found in ${where}.`,
    advice:
      "Run `bun install` and `bun run build` again; a packaged installation needs its `assets/grammars`.",
    cause,
  });
}

let runtime: Promise<void> | undefined;
const languages = new Map<string, Promise<Language>>();

/**
 * Without V8's optimizing compiler for WebAssembly. It takes up to 3 GB for the one large function
 * in the grammars of Swift, C++ and shells, and saves a fifth of the parsing's processor time.
 */
function startRuntime(directory?: string): Promise<void> {
  setFlagsFromString("--no-wasm-tier-up");
  setFlagsFromString("--no-wasm-dynamic-tiering");
  return Parser.init({ wasmBinary: readGrammar(RUNTIME, directory) });
}

/** Loads a grammar once per process. */
export async function loadGrammar(grammar: string, directory?: string): Promise<Language> {
  runtime ??= startRuntime(directory);
  await runtime;
  let language = languages.get(grammar);
  if (language === undefined) {
    language = Language.load(readGrammar(grammarFile(grammar), directory));
    languages.set(grammar, language);
  }
  return language;
}
