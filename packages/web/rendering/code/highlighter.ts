/**
 * Syntax highlighting outside of Markdown. It sets classes instead of inline styles, which the
 * content security policy forbids.
 */

import { common, createLowlight } from "lowlight";

import type { PageNode } from "../nodes/page-node.ts";
import { pageNodes } from "../nodes/page-nodes.ts";

const lowlight = createLowlight(common);

/** A map: a file may be named `constructor`. */
const LANGUAGE_OF_EXTENSION: ReadonlyMap<string, string> = new Map([
  ["cjs", "javascript"],
  ["cts", "typescript"],
  ["h", "c"],
  ["hpp", "cpp"],
  ["htm", "xml"],
  ["html", "xml"],
  ["mjs", "javascript"],
  ["mts", "typescript"],
  ["pyi", "python"],
  ["svg", "xml"],
  ["toml", "ini"],
  ["vue", "xml"],
  ["zsh", "bash"],
]);

/** The language of a file, guessed from its name, or `undefined` for an unknown language. */
export function languageOfPath(path: string): string | undefined {
  const name = path.split("/").at(-1)?.toLowerCase() ?? "";
  const extension = name.includes(".") ? name.slice(name.lastIndexOf(".") + 1) : name;
  const language = LANGUAGE_OF_EXTENSION.get(extension) ?? extension;
  return lowlight.registered(language) ? language : undefined;
}

/** Returns `text` without highlighting when the language is unknown. */
export function highlight(text: string, language: string | undefined): PageNode[] {
  const known = language !== undefined && lowlight.registered(language);
  return known ? pageNodes(lowlight.highlight(language, text)) : [text];
}
