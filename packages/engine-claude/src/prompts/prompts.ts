/** Reads the prompts: one file per step and language, with places to fill in. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "@fondation/course";
import { FondationError } from "@fondation/environment";

/** The places of each prompt. A file must have exactly these. */
export const PROMPTS = {
  system: ["task"],
  abstractions: ["repository", "chapters", "readme", "files", "symbols", "imports", "clusters"],
  relationships: ["repository", "abstractions", "uses"],
  order: ["repository", "abstractions", "relationships"],
  chapter: ["slug", "name", "heading", "closing", "course", "abstraction", "facts", "relationships"],
  review: ["slug", "name", "heading", "closing", "course", "abstraction", "facts", "chapter"],
  tutorial: ["slug", "name", "heading", "closing", "course", "abstraction", "facts", "review"],
  repair: ["answer", "findings"],
} as const satisfies Record<string, readonly string[]>;

/** Places whose values are our own words or one line; every other value is material, which may hold anything. */
const OURS: ReadonlySet<string> = new Set([
  "task",
  "repository",
  "chapters",
  "slug",
  "name",
  "heading",
  "closing",
]);

/** The name of a prompt. */
export type PromptName = keyof typeof PROMPTS;

/** What is put into the places of a prompt. */
export type PromptValues<Name extends PromptName> = Readonly<Record<(typeof PROMPTS)[Name][number], string>>;

/** The prompts of one language. */
export interface Prompts {
  fill<Name extends PromptName>(name: Name, values: PromptValues<Name>): string;
}

const PLACE = /\{\{(\w+)\}\}/g;

/** Prompts from `directory`, by default those beside this source. */
export function createPrompts(
  language: Language,
  directory: string = join(import.meta.dirname, "texts"),
): Prompts {
  const texts = new Map<PromptName, string>();
  return {
    fill(name, values) {
      const text = texts.get(name) ?? readPrompt(join(directory, language, `${name}.md`));
      texts.set(name, text);
      const places: Readonly<Record<string, string>> = values;
      const word = wordFor(places);
      // In one pass, and by a function: a value may hold what looks like a place, or `$&`.
      return text.replace(PLACE, (place, key: string) => {
        const value = places[key];
        return value === undefined || OURS.has(key) ? (value ?? place) : material(word, value);
      });
    },
  };
}

/** Between two lines that nothing in it can be: the system prompt says what they mean. */
function material(word: string, value: string): string {
  return `<material ${word}>\n${value}\n</material ${word}>`;
}

/**
 * A word of the request that nobody who wrote its material can know: the digest of all of it, which a text that holds its own digest
 * would have to be found for. Not drawn by chance, because the same request twice is then the same, and a recording stays true.
 */
function wordFor(values: Readonly<Record<string, string>>): string {
  return createHash("sha256").update(JSON.stringify(values)).digest("hex").slice(0, 32);
}

function readPrompt(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new FondationError({
      code: "INTERNAL",
      message: `The prompt ${path} cannot be read.`,
      advice: "Run `bun run build` again; a packaged installation needs its `assets/prompts`.",
      cause,
    });
  }
}
