/** The lines of a file, as citations count them. */

/**
 * Splits a file into lines that end with LF or CRLF. A final newline does not start a line; an
 * empty file has no lines.
 */
export function sourceLines(fileText: string): string[] {
  if (fileText === "") return [];
  const lines = fileText.split("\n").map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
  if (fileText.endsWith("\n")) lines.pop();
  return lines;
}

/**
 * The cited lines joined by `\n`, without a final newline; undefined when the file ends before
 * them.
 */
export function citedText(
  fileText: string,
  { startLine, endLine }: { startLine: number; endLine: number },
): string | undefined {
  const lines = sourceLines(fileText);
  return endLine > lines.length ? undefined : lines.slice(startLine - 1, endLine).join("\n");
}
