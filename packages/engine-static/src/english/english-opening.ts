import type { OpeningWords } from "../words/opening-words.ts";
import { en } from "../words/typography.ts";
import { count, list, one } from "./english-grammar.ts";

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
  runTests: (command, citation) => en`Its tests are run with ${command} (${citation}).`,
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
  term: ({ term, kind, doc, methods, moreMethods, citation }) =>
    doc !== undefined
      ? en`**${term}**: “${doc}” (${citation})`
      : methods.length === 0
        ? en`**${term}**: ${one(kind)} (${citation})`
        : en`**${term}**: ${one(kind)} with ${list(moreMethods > 0 ? [...methods, count(moreMethods, "other method")] : methods)} (${citation})`,
  whole: ({ start, end, calls, topics }) =>
    en`A call of ${start} reaches ${end} in ${count(calls, "step")} and passes through ${list(topics)}.`,
};
