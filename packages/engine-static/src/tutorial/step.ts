/** One step of a tutorial. All texts are Markdown. */
export interface Step {
  readonly title: string;
  /** Tasks and passages to read, in order. */
  readonly blocks: readonly string[];
  readonly question: string;
  /** Hidden until the reader opens it. */
  readonly answer: string;
}
