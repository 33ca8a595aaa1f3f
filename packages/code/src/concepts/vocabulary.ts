/** What the documentation of a repository talks about: its pages by their names, and its headings. */

import type { Intent } from "../intent/intent.ts";
import type { Survey } from "../survey/survey.ts";
import { keyOf, titleOf, wordsOf } from "./words.ts";

export interface Vocabulary {
  /** The documentation's way to write a name, undefined for a name without a page or heading. */
  heading(name: string): string | undefined;
  /** How often READMEs and documentation write a name, less for each further time on one page. */
  mentions(name: string): number;
}

const DOCUMENTATION = /^(?:docs?|documentation|guides?|website)$/i;
const PAGE = /^([^.]+)\.(?:rst|mdx?|adoc|txt)$/i;
/** A longer heading is a sentence about several things. */
const MAX_WORDS = 3;

const PROSE = /\.(md|mdx|rst|adoc|txt)$|(^|\/)readme$/i;
const CHANGES = /(^|\/)(changelogs?|changes|history|news|releases?)|upgrad|migrat/i;

/** The rest of a longer text says little that is new. In UTF-16 units. */
const MAX_TEXT = 60_000;

/** What a word in small letters counts, next to a name: it may mean something else. */
const OF_PLAIN_WORD = 0.25;

/** Pages and headings that every project has. */
const ABOUT_NOTHING =
  /^(index|readme|changelog|changes|history|installation|install|usage|license|contributing|faq|tutorial|api|documentation|example|overview|introduction|support|team|feature)$/;

/** Pages first; of two headings with one key the first. */
export function readVocabulary({ paths, texts }: Survey, { headings }: Pick<Intent, "headings">): Vocabulary {
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
  const mentions = countMentions(texts);
  return {
    heading: (name) => known.get(keyOf(name)),
    mentions: (name) => (name.length > 1 ? (mentions.get(keyOf(name)) ?? 0) : 0),
  };
}

/** By the key of a name. */
function countMentions(texts: Survey["texts"]): ReadonlyMap<string, number> {
  const mentions = new Map<string, number>();
  for (const [path, text] of texts) {
    if (!PROSE.test(path) || CHANGES.test(path)) continue;
    const counts = new Map<string, number>();
    for (const [word] of text.slice(0, MAX_TEXT).matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu)) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    for (const [word, count] of counts) {
      const weight = /^\p{Ll}+$/u.test(word) ? OF_PLAIN_WORD : 1;
      mentions.set(keyOf(word), (mentions.get(keyOf(word)) ?? 0) + weight * Math.log2(1 + count));
    }
  }
  return mentions;
}

/** The name of a page of the documentation, without its extension. */
function pageOf(path: string): string | undefined {
  const directories = path.split("/");
  const file = directories.pop() ?? "";
  return directories.some((name) => DOCUMENTATION.test(name)) ? PAGE.exec(file)?.[1] : undefined;
}
