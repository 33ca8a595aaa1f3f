/** Mistakes of French typography and grammar that a rule finds in a sentence with inserted values. */

/** Code, addresses of links and anchors say nothing about the sentence; their first letter stays. */
function withoutCode(text: string): string {
  return text.replace(/`([\p{L}\p{N}]?)[^`]*`/gu, "`$1`").replace(/\]\([^)\s]*\)/gu, "]");
}

const NAME = String.raw`[\[*_\x60]*`;
const WORD = String.raw`(?<![\p{L}\p{N}’-])`;
/** A noun that ends in s or x in the singular. */
const SAME_FORM = "(?!(?:cas|fois|ko|sous|dans|sans|vers)(?!\\p{L}))";

const RULES: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["no elision", new RegExp(`${WORD}(?:de|que|le|la|ne|se|jusque) ${NAME}[aeiouàâéèêëîïôœûù]`, "iu")],
  ["no contraction", new RegExp(`${WORD}(?:de|à) ${NAME}les? `, "u")],
  ["plural after 0 or 1", new RegExp(`${WORD}[01][ \\u00a0]${SAME_FORM}\\p{L}+[sx](?!\\p{L})`, "iu")],
  [
    "plural adjective after 0 or 1",
    /(?<![\p{L}\p{N}\u202f])[01]\u00a0\p{L}+ (?!plus|sans|dans|vers|repris)\p{L}{3,}s(?!\p{L})/iu,
  ],
  [
    "singular after 2 or more",
    /(?<![\p{L}\p{N}.])(?:[2-9]|[1-9][\d\u202f]+)\u00a0(?!ko|min|h|s(?!\p{L}))\p{L}*[^sx\p{N}\P{L}](?!\p{L})/iu,
  ],
  [
    "plural verb after 0 or 1",
    /(?<![\p{L}\p{N}\u202f])(?:[01]\u00a0|une? autre )\p{L}+(?: \p{L}+)? (?:ne )?(?:sont|ont|font|changent|fixent|reçoivent|lisent|appellent|figurent)(?!\p{L})/iu,
  ],
  ["figure for another one", /(?<![\p{L}\p{N}\u202f])1\u00a0autre/u],
  ["straight apostrophe", /\p{L}'/u],
  ["double space", /[ \u00a0\u202f]{2}/u],
  ["space before a comma or full stop", /[ \u00a0\u202f][,.](?!\p{L}|\.)/u],
  ["double punctuation", /,,|\.\.(?!\.)|[,;:]\s?[.;,]|\( *\)|,\s*\)/u],
  ["breaking space at punctuation", /\p{L}[\])*`}]* [;:!?»]|« /u],
  ["no space at punctuation", /\p{L}[\])*`}]*[;!?](?!\p{L})|«[^\u202f]|[^\u202f]»/u],
  ["ungrouped thousands", /(?<![\p{L}\p{N}#])\d{4,}/u],
  [
    "first day without ordinal",
    /(?<![\p{L}\p{N}])1[ \u00a0](?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)/u,
  ],
];

function nestsGuillemets(text: string): boolean {
  let open = 0;
  for (const mark of text.match(/[«»]/gu) ?? []) {
    open += mark === "«" ? 1 : -1;
    if (open > 1 || open < 0) return true;
  }
  return open !== 0;
}

/** The names of the mistakes in the text. */
export function frenchMistakes(text: string): string[] {
  const prose = withoutCode(text);
  return [
    ...RULES.filter(([, pattern]) => pattern.test(prose)).map(([name]) => name),
    ...(nestsGuillemets(prose) ? ["nested guillemets"] : []),
  ];
}
