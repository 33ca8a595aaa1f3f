/** Reads the prompts: one file per step and language, with placeholders. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "@fondation/course";
import { FondationError } from "@fondation/environment";

const DOCUMENT = [
  "slug",
  "name",
  "heading",
  "closing",
  "course",
  "abstraction",
  "facts",
  "behavior",
] as const;

/** The placeholders of each prompt. Its file contains exactly these. */
export const PROMPTS = {
  system: ["task"],
  abstractions: ["repository", "chapters", "readme", "files", "symbols", "imports", "clusters"],
  relationships: ["repository", "abstractions", "uses"],
  order: ["repository", "abstractions", "relationships"],
  chapter: [...DOCUMENT, "relationships"],
  review: [...DOCUMENT, "chapter"],
  tutorial: [...DOCUMENT, "review"],
  repair: ["answer", "findings"],
} as const satisfies Record<string, readonly string[]>;

/**
 * Placeholders whose values are trusted. All other values are untrusted text of the repository or
 * the model.
 */
const TRUSTED: ReadonlySet<string> = new Set([
  "task",
  "repository",
  "chapters",
  "slug",
  "name",
  "heading",
  "closing",
]);

export type PromptName = keyof typeof PROMPTS;

export type PromptValues<Name extends PromptName> = Readonly<Record<(typeof PROMPTS)[Name][number], string>>;

export interface Prompts {
  fill<Name extends PromptName>(name: Name, values: PromptValues<Name>): string;
}

const PLACE = /\{\{(\w+)\}\}/g;

/** Prompts from `directory`, by default those in `texts`. */
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
      // In one pass and with a function, because a value may contain `{{task}}` or `$&`.
      return text.replace(PLACE, (place, key: string) => {
        const value = places[key];
        return value === undefined || TRUSTED.has(key) ? (value ?? place) : material(word, value);
      });
    },
  };
}

/**
 * Encloses an untrusted value in two lines that it cannot contain. The system prompt explains these
 * lines.
 */
function material(word: string, value: string): string {
  return `<material ${word}>\n${value}\n</material ${word}>`;
}

/**
 * A word that an author of untrusted text cannot predict: the digest of all values. No text can
 * contain its own digest. Not a random word, because recordings only match if the same request has
 * the same bytes.
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
