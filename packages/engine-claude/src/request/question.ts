/** What is asked in one request, and what comes back. */

/** One question to the model. */
export interface Question {
  /** What this is about, for a person: `chapters/chapter_01_queue.md`. */
  readonly about: string;
  readonly system: string;
  readonly prompt: string;
  /** JSON schema of the answer; a text is asked for when absent. It travels on the command line: keep it small. */
  readonly schema?: Readonly<Record<string, unknown>>;
  /** What the request may cost, in US dollars. */
  readonly budgetUsd: number;
}

/** The model's answer. */
export interface Answer {
  /** The model's last message. */
  readonly text: string;
  /** The value that a schema asks for; undefined when the model gives none, which the client does not treat as an error. */
  readonly structured: unknown;
}
