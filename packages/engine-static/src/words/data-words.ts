/** The sentences about the types that hold the data of a part. */

interface FieldFacts {
  readonly name: string;
  readonly type: string | undefined;
  readonly value: string | undefined;
  /** The value never changes. */
  readonly isConstant: boolean;
  readonly doc: string | undefined;
  readonly citation: string;
}

export interface DataWords {
  readonly heading: string;
  /** `explained`: the shown fields are those with a comment. */
  holds(facts: {
    type: string;
    citation: string;
    fields: number;
    shown: number;
    explained: boolean;
    doc: string | undefined;
  }): string;
  field(facts: FieldFacts): string;
  otherFields(names: readonly string[], more: number): string;
  /** Types that are not described: each name with its citation. */
  otherTypes(items: readonly string[], more: number): string;
  states(facts: { type: string; citation: string; states: number; doc: string | undefined }): string;
  moreStates(names: readonly string[], more: number): string;
  otherStates(items: readonly string[], more: number): string;
  moves(type: string, count: number): string;
  move(facts: {
    to: string;
    from: readonly string[];
    condition: string | undefined;
    citation: string;
  }): string;
  moreMoves(count: number): string;
  /** `isContract`: an interface, which others implement; else a type that they extend. */
  implementations(facts: {
    type: string;
    isContract: boolean;
    items: readonly string[];
    more: number;
  }): string;
}
