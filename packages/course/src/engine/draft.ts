/** Stores unfinished results, so that another attempt continues them. */

/**
 * The checkpoint of one result. It contains the last value stored: a draft or the result itself.
 */
export interface DraftPlace {
  /** The draft of an earlier attempt, parsed from JSON; undefined without one. */
  readonly found: unknown;
  /** Stores a draft as JSON. The result replaces it. */
  keep(draft: unknown): Promise<void>;
  /** Deletes the draft. The next attempt then starts from the beginning. */
  drop(): Promise<void>;
}
