/** One step of a tutorial. All texts are Markdown. */
export interface Step {
  readonly title: string;
  /** What to do and read, in order. */
  readonly blocks: readonly string[];
  readonly question: string;
  /** Shown when the reader unfolds it. */
  readonly answer: string;
}

/** The text as one word of a POSIX shell command line. */
export function shellWord(text: string): string {
  return /^[\w./@:=+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
