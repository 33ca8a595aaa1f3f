import { withoutSecrets } from "@fondation/course";

/**
 * Blocks with an empty line between them, and one newline at the end. Excerpts hold no secret; one
 * in a name, a value or a comment becomes an ellipsis.
 */
export function documentText(blocks: readonly string[]): string {
  return `${withoutSecrets(blocks.join("\n\n"))}\n`;
}

/** A heading with its blocks. Empty when all blocks are empty. */
export function section(heading: string, blocks: readonly (string | undefined)[]): string[] {
  const filled = blocks.filter((block): block is string => block !== undefined && block !== "");
  return filled.length === 0 ? [] : [`## ${heading}`, ...filled];
}

/** A bulleted list; undefined without items. */
export function bullets(items: readonly string[]): string | undefined {
  return items.length === 0 ? undefined : items.map((item) => `- ${item}`).join("\n");
}
