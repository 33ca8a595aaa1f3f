/**
 * Parts of the product exchange messages as codes with facts. The sentences are written where users
 * read them: in French on the pages, in English in the command.
 */

/** Names, paths, numbers and times. Never a sentence, never a secret. */
type PlainFact = string | number;

/**
 * The values in a sentence, by name. Some sentences list several items, each with facts of its own.
 */
export type Facts = Record<string, PlainFact | Record<string, PlainFact>[]>;

/** For a code whose sentence needs no facts. */
export type NoFacts = Record<string, never>;

/** `facts` exists only for the compiler: it carries the type of the facts. */
export interface Reason<Code extends string, MessageFacts> {
  readonly code: Code;
  readonly facts?: MessageFacts;
}

export type FactsOf<Reasons> = {
  [R in keyof Reasons]: Reasons[R] extends Reason<string, infer MessageFacts extends Facts>
    ? MessageFacts
    : never;
};

/**
 * A sentence for each message. `Messages` maps codes to the types of their facts. The compiler
 * reports a missing sentence.
 */
export type Catalogue<Messages, Words> = {
  readonly [Code in keyof Messages]: (facts: Messages[Code]) => Words;
};

/**
 * The words for a code that was stored or received; undefined when the catalogue has no entry. The
 * sender may have another version, so the code and the facts may be unknown.
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

/** Changes every text in the facts. */
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
