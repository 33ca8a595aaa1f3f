/** Whether a document is written in the language that was asked for: by the small words that only one of the two has. */

import { type Language, walkMarkdown } from "@fondation/course";

const WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: new Set(
    "le la les des du une est sont dans pour par avec sur qui que ce cette ces il elle nous vous ne pas plus aux son ses leur et ou où mais donc puis chaque".split(
      " ",
    ),
  ),
  en: new Set(
    "the of and is are in to for with that this it these those you we they not be by from which when where has have its an as at but then each".split(
      " ",
    ),
  ),
};

/** Fewer words than this tell nothing. */
const FEWEST = 20;

/** Whether Markdown reads as the other language; code does not count. */
export function isOtherLanguage(markdown: string, language: Language): boolean {
  const count: Record<Language, number> = { fr: 0, en: 0 };
  walkMarkdown(markdown, (node) => {
    if (node.type !== "text") return;
    for (const word of node.value.toLowerCase().match(/\p{L}+/gu) ?? []) {
      for (const name of ["fr", "en"] as const) if (WORDS[name].has(word)) count[name] += 1;
    }
  });
  const other = language === "fr" ? "en" : "fr";
  return count[other] >= FEWEST && count[other] > count[language];
}
