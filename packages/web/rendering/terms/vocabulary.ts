/** The terms that the first chapter defines, read from its section « Vocabulaire ». */

/** The entries in Markdown, which begin with the term, by term. */
export type Vocabulary = ReadonlyMap<string, string>;

const HEADING = /^#{1,6}\s/;
const SECTION = /^#{2,6}\s+(?:Vocabulaire|Vocabulary)\s*$/;
const ENTRY = /^[-*]\s+(\*\*([^*]+)\*\*\s*:\s.*)$/;
const CONTINUED = /^\s+(\S.*)$/;

/** A term without the marks of code and the parentheses of a call. */
export function termOf(text: string): string {
  return text.trim().replace(/^`|`$/g, "").replace(/\(\)$/, "");
}

/** Empty for a chapter without the section. */
export function readVocabulary(chapter: string): Vocabulary {
  const lines = chapter.split("\n");
  const start = lines.findIndex((line) => SECTION.test(line));
  const terms = new Map<string, string>();
  if (start === -1) return terms;
  let term: string | undefined;
  for (const line of lines.slice(start + 1)) {
    if (HEADING.test(line)) break;
    const [, entry = "", name] = ENTRY.exec(line) ?? [];
    const [, more] = CONTINUED.exec(line) ?? [];
    if (name !== undefined) {
      term = termOf(name);
      terms.set(term, entry);
    } else if (term !== undefined && more !== undefined) {
      terms.set(term, `${terms.get(term)} ${more}`);
    } else {
      term = undefined;
    }
  }
  return terms;
}
