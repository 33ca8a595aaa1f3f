export interface Question {
  /** The document of the question, for messages: `chapters/chapter_01_queue.md`. */
  readonly about: string;
  readonly system: string;
  readonly prompt: string;
  /**
   * JSON schema of the answer; absent for a text. It is passed on the command line, so it must be
   * small.
   */
  readonly schema?: Readonly<Record<string, unknown>>;
  /** The cost limit of the request in US dollars. */
  readonly budgetUsd: number;
}

export interface Answer {
  /** The model's last message. */
  readonly text: string;
  /**
   * The value that matches the schema. Undefined when the model gives none, which is not an error
   * of the client.
   */
  readonly structured: unknown;
}
