/** Limits the size of facts in a prompt. The first lines are the most important ones. */
import { cutText } from "@fondation/environment/cut-text";

/** The lines that fit, followed by the number of omitted lines. */
export function boundedLines(lines: readonly string[], mostCharacters: number): string {
  const kept: string[] = [];
  let characters = 0;
  for (const line of lines) {
    characters += line.length + 1;
    if (characters > mostCharacters) break;
    kept.push(line);
  }
  const left = lines.length - kept.length;
  if (lines.length === 0) return "—";
  return left === 0 ? kept.join("\n") : [...kept, `… (+${left})`].join("\n");
}

/**
 * Text of the repository as a quotation. Each line gets a mark, so that it does not look like a
 * line of the prompt.
 */
export function quoted(text: string, mostCharacters: number): string {
  const cut = text.length > mostCharacters ? `${cutText(text, mostCharacters)}…` : text;
  return cut
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => `> ${line}`)
    .join("\n");
}
