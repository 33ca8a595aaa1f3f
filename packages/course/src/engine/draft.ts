/** Where a result that is not finished yet is kept, so that another attempt goes on with it. */

/** The place of one result. What is kept last is there: a draft, or the result itself. */
export interface DraftPlace {
  /** The draft that an earlier attempt has left here; undefined when there is none. */
  readonly found: unknown;
  /** Keeps a draft, as JSON, until the result takes its place. */
  keep(draft: unknown): Promise<void>;
  /** Forgets it: the next attempt begins anew. */
  drop(): Promise<void>;
}
