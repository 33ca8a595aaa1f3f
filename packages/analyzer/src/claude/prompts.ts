/** Reads the prompts: one file per step and language, with places to fill in. */

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
  directory: string = join(import.meta.dirname, "prompts"),
): Prompts {
  const texts = new Map<PromptName, string>();
  return {
    fill(name, values) {
      const text = texts.get(name) ?? readPrompt(join(directory, language, `${name}.md`));
      texts.set(name, text);
      const places: Readonly<Record<string, string>> = values;
      // In one pass, and by a function: a value may hold what looks like a place, or `$&`.
      return text.replace(PLACE, (place, key: string) => places[key] ?? place);
    },
  };
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
