/** Identifies the prompts of a release. Results of other prompts are not reused. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "@fondation/course";
import { revisionOf } from "@fondation/course/engine";
import { PROMPTS } from "./prompts.ts";

/** A short hash of all prompts of a language, by default of those in `texts`. */
export function promptRevision(
  language: Language,
  directory: string = join(import.meta.dirname, "texts"),
): string {
  const names = Object.keys(PROMPTS).sort();
  return revisionOf(names.map((name) => readFileSync(join(directory, language, `${name}.md`), "utf8")));
}
