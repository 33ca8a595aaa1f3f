/**
 * What the three YAML documents of a course say about the repository. The schemas that read them
 * are in `../yaml/`.
 */

/** Step 1, `step1_abstractions.yaml`: one idea of the repository, taught by one chapter. */
export interface Abstraction {
  /** 1…N. Not the position in the teaching order, which step 3 decides. */
  readonly id: number;
  /** Unique in the course; the chapter's title. */
  readonly name: string;
  readonly description: string;
  /** Repository-relative paths, the most important first. */
  readonly file_paths: readonly string[];
  /** Names declared in those files. */
  readonly symbols: readonly string[];
}

/** One directed relationship between two abstractions. */
export interface Relationship {
  /** The id of the abstraction that uses. */
  readonly from: number;
  /** The id of the abstraction that is used. */
  readonly to: number;
  readonly label: string;
  /** Citations, as text, of the lines that prove the relationship. */
  readonly evidence: readonly string[];
}

/** Step 2, `step2_relationships.yaml`: how the abstractions depend on each other. */
export interface Relationships {
  readonly summary: string;
  readonly relationships: readonly Relationship[];
}

/** Step 3, `step3_order.yaml`: the index in the list is the position, minus one. */
export interface Order {
  readonly order: readonly { readonly id: number; readonly reasoning: string }[];
}

/**
 * An entry of an order in the file: the position is written out, so that it is not confused with
 * the id.
 */
export interface OrderEntry {
  /** 1 to N, in teaching order. */
  readonly position: number;
  readonly id: number;
  /** Why the abstraction is taught at this position. */
  readonly reasoning: string;
}

/** Adds the positions to an order. */
export function orderEntries({ order }: Order): OrderEntry[] {
  return order.map(({ id, reasoning }, index) => ({ position: index + 1, id, reasoning }));
}
