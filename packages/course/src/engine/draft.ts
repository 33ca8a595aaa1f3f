/** Stores unfinished results, so that another attempt continues them. */

/** The checkpoint of one result. It holds what was stored last: a draft or the result itself. */
export interface DraftPlace {
  /** The draft of an earlier attempt; undefined when there is none. */
  readonly found: unknown;
  /** Stores a draft as JSON. The result replaces it. */
  keep(draft: unknown): Promise<void>;
  /** Deletes the draft: the next attempt starts again. */
  drop(): Promise<void>;
}
