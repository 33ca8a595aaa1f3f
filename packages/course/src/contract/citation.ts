/**
 * Citations: how a document refers to lines of the repository.
 *
 * A citation is written `path#Lstart-Lend`, always with both lines, at the course's commit:
 *  - in Markdown prose, as an inline code span of exactly that text: `` `src/queue.ts#L10-L24` ``;
 *  - on a fenced block, in its info string: ```` ```ts source=src/queue.ts#L10-L24 ````. The block
 *    shows the lines verbatim. The path is percent-encoded as by `encodeURI`, and `&` as `%26`,
 *    because a space ends a word of an info string and character references are decoded there;
 *  - in YAML, as a plain string.
 */

/** A span of lines of one file at the course's commit. */
export interface Citation {
  /**
   * Repository-relative path as Git writes it: `/` between segments, none of them empty, `.` or
   * `..`.
   */
  readonly path: string;
  /** 1-based. */
  readonly startLine: number;
  /** Inclusive, at least `startLine`. */
  readonly endLine: number;
}

// Nine digits keep line numbers exact; a code span cannot hold a path with a line break.
const CITATION = /^(?<path>[^\n\r]+)#L(?<start>[1-9]\d{0,8})-L(?<end>[1-9]\d{0,8})$/u;
const NO_PATH_SEGMENTS = new Set(["", ".", ".."]);

export function formatCitation({ path, startLine, endLine }: Citation): string {
  return `${path}#L${startLine}-L${endLine}`;
}

/**
 * Reads `path#Lstart-Lend`. Returns undefined when the text is not exactly one well-formed citation
 * of a path inside the repository.
 */
export function parseCitation(text: string): Citation | undefined {
  const groups = CITATION.exec(text)?.groups;
  if (groups?.path === undefined) return undefined;
  const path = groups.path;
  const startLine = Number(groups.start);
  const endLine = Number(groups.end);
  const isNoPath = path.split("/").some((segment) => NO_PATH_SEGMENTS.has(segment));
  if (isNoPath || endLine < startLine) return undefined;
  return { path, startLine, endLine };
}
