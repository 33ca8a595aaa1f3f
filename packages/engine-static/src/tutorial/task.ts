import type { Stage } from "../words/tutorial-words.ts";

/** One task of a tutorial. All texts are Markdown. */
export interface Task {
  /** Tasks of one kind ask alike. */
  readonly kind: string;
  readonly stage: Stage;
  readonly title: string;
  /** What to read and the question, then the choices if there are some. */
  readonly blocks: readonly string[];
  /** Folded. Begins with the right letter where there are choices. */
  readonly answer: string;
  /** The more, the better it teaches; compared within a kind. */
  readonly worth: number;
  /** The function or type that it is about, after the path of its file and a space. */
  readonly about: string;
}
