/**
 * Messages inside the product are codes with facts. The sentences are written where a person reads
 * them: French ones in the pages, English ones in the command.
 */

/** Names, paths, numbers and times. Never a sentence, never a secret. */
type PlainFact = string | number;

/**
 * Facts by name: what a sentence needs besides its code. Some sentences list several items, each
 * with facts of its own.
 */
export type Facts = Record<string, PlainFact | Record<string, PlainFact>[]>;

/** The facts of a code whose sentence needs none. */
export type NoFacts = Record<string, never>;

/**
 * A reason with its code. `facts` exists for the compiler only: it carries the type of the facts.
 */
export interface Reason<Code extends string, MessageFacts> {
  readonly code: Code;
  readonly facts?: MessageFacts;
}

/** The types of the facts, by reason. */
export type FactsOf<Reasons> = {
  [R in keyof Reasons]: Reasons[R] extends Reason<string, infer MessageFacts extends Facts>
    ? MessageFacts
    : never;
};

/**
 * A sentence for each message. `Messages`: the types of the facts by code. The compiler reports a
 * missing sentence.
 */
export type Catalogue<Messages, Words> = {
  readonly [Code in keyof Messages]: (facts: Messages[Code]) => Words;
};

/**
 * The words for a code that was stored or received; undefined when the catalogue has none. The
 * sender may be of another version: the code may be unknown, and so may be the facts.
 */
export function lookUp<Messages, Words>(
  catalogue: Catalogue<Messages, Words>,
  code: string,
  facts: Facts = {},
): Words | undefined {
  if (!Object.hasOwn(catalogue, code)) return undefined;
  const words = (catalogue as Readonly<Record<string, (facts: Facts) => Words>>)[code];
  try {
    return words?.(facts);
  } catch {
    return undefined;
  }
}

/** Facts with every text at most `longest` characters long. */
export function cutFacts(facts: Facts, longest: number): Facts {
  return mapTexts(facts, (text) =>
    text.length <= longest ? text : `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "")}…`,
  );
}

/** Facts with every text changed in the same way. */
export function mapTexts(facts: Facts, change: (text: string) => string): Facts {
  const changed = (fact: PlainFact) => (typeof fact === "string" ? change(fact) : fact);
  const changedItem = (item: Record<string, PlainFact>) =>
    Object.fromEntries(Object.entries(item).map(([name, fact]) => [name, changed(fact)]));
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      Array.isArray(fact) ? fact.map(changedItem) : changed(fact),
    ]),
  );
}
