import { LANGUAGE_BY_NAME } from "../../languages/languages.ts";
import { createParser } from "../parse.ts";

/** One line per statement of a text: indented by its depth, its kind, lines and head. */
export async function statementsOf(language: string, text: string): Promise<string[]> {
  const row = LANGUAGE_BY_NAME.get(language);
  if (row === undefined) throw new Error(`No row for ${language}`);
  const parser = await createParser(row);
  try {
    return (parser.parse(text)?.statements ?? []).map(
      ({ kind, startLine, endLine, depth, head }) =>
        `${"  ".repeat(depth)}${kind} ${startLine}-${endLine}${head === undefined ? "" : ` ${head}`}`,
    );
  } finally {
    parser.delete();
  }
}
