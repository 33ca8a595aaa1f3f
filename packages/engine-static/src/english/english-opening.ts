import type { OpeningWords } from "../words/opening-words.ts";
import { en } from "../words/typography.ts";
import { count, list, one } from "./english-grammar.ts";

/** `a, b and 3 other fields`. */
function listed(items: readonly string[], more: number, noun: string): string {
  return list(more > 0 ? [...items, count(more, `other ${noun}`)] : items);
}

export const OPENING: OpeningWords = {
  headings: {
    repository: (name) => en`What ${name} is`,
    map: en`The map`,
    vocabulary: en`Vocabulary`,
    whole: (start, end) => en`From end to end: ${start} to ${end}`,
  },
  readme: ({ text, citation }) => en`The README introduces the project: “${text}” (${citation}).`,
  size: ({ repository, files, lines, languages, tests }) =>
    en`${repository} has ${count(files, "source file")}, ${count(lines, "line")}, in ${list(languages)}` +
    (tests === 0 ? "." : en`, and ${count(tests, "test file")}.`),
  runTests: (command, citation) => en`A file of tests is run like this: ${command} (${citation}).`,
  part: ({ link, doc, citation, symbols }) =>
    doc !== undefined && citation !== undefined
      ? en`${link}: “${doc}” (${citation})`
      : symbols.length === 0
        ? link
        : en`${link}, around ${list(symbols)}`,
  map: ({ topics, first, last }) =>
    topics === 1
      ? en`The course has a single part, ${first}.`
      : en`The course takes ${count(topics, "part")} in this order, from ${first} to ${last}.`,
  term: ({
    term,
    kind,
    doc,
    fields,
    moreFields,
    implementations,
    moreImplementations,
    makers,
    users,
    citation,
  }) => {
    if (doc !== undefined) return en`**${term}**: “${doc}” (${citation})`;
    const facts = [
      fields.length === 0 ? undefined : en`that holds ${listed(fields, moreFields, "field")}`,
      implementations.length === 0
        ? undefined
        : en`that ${listed(implementations, moreImplementations, "type")} ${implementations.length + moreImplementations > 1 ? "implement" : "implements"}`,
      makers.length === 0 ? undefined : en`made by ${list(makers)}`,
      users.length === 0 ? undefined : en`whose methods serve ${list(users)}`,
    ].filter((fact) => fact !== undefined);
    return en`**${term}**: ${one(kind)} ${facts.join(", ")} (${citation})`;
  },
  whole: ({ start, end, calls, topics }) =>
    en`A call of ${start} reaches ${end} in ${count(calls, "call")} and passes through ${list(topics)}.`,
};
