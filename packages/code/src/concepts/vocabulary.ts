/** What the documentation of a repository talks about: its pages by their names, and its headings. */

import type { Intent } from "../intent/intent.ts";
import type { Survey } from "../survey/survey.ts";
import { keyOf, titleOf, wordsOf } from "./words.ts";

export interface Vocabulary {
  /** The documentation's way to write a name, undefined for a name without a page or heading. */
  heading(name: string): string | undefined;
}

const DOCUMENTATION = /^(?:docs?|documentation|guides?|website)$/i;
const PAGE = /^([^.]+)\.(?:rst|mdx?|adoc|txt)$/i;
/** A longer heading is a sentence about several things. */
const MAX_WORDS = 3;

/** Pages and headings that every project has. */
const ABOUT_NOTHING =
  /^(index|readme|changelog|changes|history|installation|install|usage|license|contributing|faq|tutorial|api|documentation|example|overview|introduction|support|team|feature)$/;

/** Pages first; of two headings with one key the first. */
export function readVocabulary({ paths }: Survey, { headings }: Pick<Intent, "headings">): Vocabulary {
  const known = new Map<string, string>();
  const add = (text: string): void => {
    const key = keyOf(text);
    if (key !== "" && !ABOUT_NOTHING.test(key) && !known.has(key)) known.set(key, text);
  };
  for (const path of [...paths].sort()) {
    const page = pageOf(path);
    if (page !== undefined) add(titleOf(page));
  }
  for (const { text } of headings) if (wordsOf(text).length <= MAX_WORDS && /^\p{Lu}/u.test(text)) add(text);
  return { heading: (name) => known.get(keyOf(name)) };
}

/** The name of a page of the documentation, without its extension. */
function pageOf(path: string): string | undefined {
  const directories = path.split("/");
  const file = directories.pop() ?? "";
  return directories.some((name) => DOCUMENTATION.test(name)) ? PAGE.exec(file)?.[1] : undefined;
}
