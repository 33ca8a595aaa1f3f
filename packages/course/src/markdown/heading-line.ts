/** The first line of a Markdown document. */

import { headingText, type Language, type MarkdownKind } from "../contract/index.ts";
import { markdownText } from "./write.ts";

/**
 * {@link headingText} as Markdown; characters of the name that mean something in Markdown are
 * escaped.
 */
export function headingLine(kind: MarkdownKind, language: Language, position: number, name: string): string {
  return `# ${markdownText(headingText(kind, language, position, name))}`;
}
