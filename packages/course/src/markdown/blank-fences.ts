/**
 * Takes the code out of a document before it is parsed. Half of a course is fenced code, and a
 * CommonMark parser reads it character by character to change nothing.
 */

const OPENING = /^(`{3,})[^`]*$/;

/** HTML blocks, indented fences and tildes decide themselves what a line of backticks is in them. */
const UNDECIDED = /^ {0,3}(?:<|~~~)|^ {1,3}```/;

export interface BlankedText {
  /** The same lines, but empty where a block has its code. */
  readonly text: string;
  /** The code of a block, by the line of its opening fence, from 1. */
  readonly code: ReadonlyMap<number, string>;
}

/**
 * A line of three or more backticks in the first column opens a block wherever it stands: it ends
 * paragraphs, tables, lists and quotes (CommonMark 0.31, section 4.5). The text stays as it is when
 * that is not certain, or when a block is not closed.
 */
export function blankFences(markdown: string): BlankedText {
  const unchanged = { text: markdown, code: new Map<number, string>() };
  if (/[\r\0]/.test(markdown)) return unchanged;
  const lines = markdown.split("\n");
  const code = new Map<number, string>();
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (UNDECIDED.test(line)) return unchanged;
    const fence = OPENING.exec(line)?.[1];
    if (fence === undefined) continue;
    let end = index + 1;
    while (end < lines.length && !closes(lines[end] ?? "", fence)) end += 1;
    if (end === lines.length) return unchanged;
    code.set(index + 1, lines.slice(index + 1, end).join("\n"));
    lines.fill("", index + 1, end);
    index = end;
  }
  return { text: lines.join("\n"), code };
}

function closes(line: string, fence: string): boolean {
  const text = line.trim();
  return text.length >= fence.length && /^ {0,3}`+[ \t]*$/.test(line);
}
