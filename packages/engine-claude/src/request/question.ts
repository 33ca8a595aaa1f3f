/** The question and the answer of one request. */

export interface Question {
  /** The document that this is about, for messages: `chapters/chapter_01_queue.md`. */
  readonly about: string;
  readonly system: string;
  readonly prompt: string;
  /**
   * JSON schema of the answer; absent for a text. It is passed on the command line: keep it small.
   */
  readonly schema?: Readonly<Record<string, unknown>>;
  /** The limit of cost of the request, in US dollars. */
  readonly budgetUsd: number;
}

export interface Answer {
  /** The model's last message. */
  readonly text: string;
  /**
   * The value in the form of the schema; undefined when the model gives none, which is not an error
   * of the client.
   */
  readonly structured: unknown;
}
