/** Tells the prompts of one release from those of another: what they ask for is part of what a result was made from. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "@fondation/course";
import { revisionOf } from "@fondation/course/engine";
import { PROMPTS } from "./prompts.ts";

/** A short name of all prompts of a language, by default of those beside this source. */
export function promptRevision(
  language: Language,
  directory: string = join(import.meta.dirname, "texts"),
): string {
  const names = Object.keys(PROMPTS).sort();
  return revisionOf(names.map((name) => readFileSync(join(directory, language, `${name}.md`), "utf8")));
}
