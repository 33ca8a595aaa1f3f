/** Lines are 1-based and inclusive. */
export interface Lines {
  readonly startLine: number;
  readonly endLine: number;
}

/** A span of lines in a file of the repository. */
export interface Place extends Lines {
  readonly path: string;
}

/** The text of a comment without its comment marks. */
export interface DocComment extends Lines {
  readonly text: string;
}
