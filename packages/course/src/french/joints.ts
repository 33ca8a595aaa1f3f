/** What French does where a sentence meets an inserted name: elision and contraction. */

/** What may stand before the first letter of an inserted name: Markdown, quotes and brackets. */
const OPENING = /^[[*_`("“«\s]*/u;

/** Names with h keep their article: most are foreign, and none says whether its h is silent. */
const VOWEL = /^[aeiouàâäæéèêëîïôöœùûü]/iu;

const ELIDED = /(?<![\p{L}\p{N}])(?:(d|l|n|s|qu|jusqu|lorsqu|puisqu)e|(l)a) ((?:[*_]|«[ \u202f]?)*)$/iu;

const CONTRACTED: readonly (readonly [before: RegExp, article: string, joined: string])[] = [
  [/(?<![\p{L}\p{N}])de ([*_]*)$/u, "le ", "du "],
  [/(?<![\p{L}\p{N}])de ([*_]*)$/u, "les ", "des "],
  [/(?<![\p{L}\p{N}])à ([*_]*)$/u, "le ", "au "],
  [/(?<![\p{L}\p{N}])à ([*_]*)$/u, "les ", "aux "],
];

function startsWithVowel(value: string): boolean {
  return VOWEL.test(value.slice(OPENING.exec(value)?.[0].length ?? 0));
}

/**
 * The text before an inserted value, and the value, as they are written together: `de ` and `Api`
 * become `d’` and `Api`, `à ` and `[le tutoriel 2](…)` become nothing and `[au tutoriel 2](…)`.
 * Only a small `le` or `les` outside of code is an article.
 */
export function joined(before: string, value: string): readonly [before: string, value: string] {
  const opening = /^[[*_]*/u.exec(value)?.[0] ?? "";
  const rest = value.slice(opening.length);
  for (const [end, article, both] of CONTRACTED) {
    if (rest.startsWith(article) && end.test(before)) {
      return [before.replace(end, "$1"), `${opening}${both}${rest.slice(article.length)}`];
    }
  }
  return [startsWithVowel(value) ? before.replace(ELIDED, "$1$2’$3") : before, value];
}
