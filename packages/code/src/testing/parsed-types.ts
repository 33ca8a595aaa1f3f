/** What a parser finds about the types in one text, as lines of text. */

import { LANGUAGE_BY_NAME } from "../languages/languages.ts";
import { createParser } from "../parsing/parse.ts";

/**
 * `line owner.name: type = default // comment` for each field, `owner -> supertype (relation)`, and
 * `line source[key] = default` for each read by key.
 */
export async function typesIn(language: string, text: string): Promise<string[]> {
  const row = LANGUAGE_BY_NAME.get(language);
  if (row === undefined) throw new Error(`No row for ${language}`);
  const parser = await createParser(row);
  try {
    const code = parser.parse(text);
    return [
      ...(code?.fields ?? []).map(
        ({ owner, name, type, default: value, doc, startLine }) =>
          `${startLine} ${owner}.${name}${type === undefined ? "" : `: ${type}`}` +
          `${value === undefined ? "" : ` = ${value}`}${doc === undefined ? "" : ` // ${doc.text}`}`,
      ),
      ...(code?.supertypes ?? []).map(({ owner, name, relation }) => `${owner} -> ${name} (${relation})`),
      ...(code?.keyReads ?? []).map(
        ({ source, key, line, default: value }) =>
          `${line} ${source}[${key}]${value === undefined ? "" : ` = ${value}`}`,
      ),
    ];
  } finally {
    parser.delete();
  }
}
