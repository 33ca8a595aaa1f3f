import type { OpeningWords } from "../words/opening-words.ts";
import { fr } from "../words/typography.ts";
import { count, de, KINDS, list } from "./french-grammar.ts";

export const OPENING: OpeningWords = {
  headings: {
    repository: (name) => fr`Ce qu'est ${name}`,
    map: fr`La carte`,
    vocabulary: fr`Vocabulaire`,
    whole: (start, end) => fr`D'un bout à l'autre, de ${start} à ${end}`,
  },
  readme: ({ text, citation }) => fr`Le README présente le projet ainsi : « ${text} » (${citation}).`,
  size: ({ repository, files, lines, languages, tests }) =>
    fr`${repository} compte ${count(files, "fichier source", "fichiers sources")}, soit ${count(lines, "ligne")}, en ${list(languages)}` +
    (tests === 0 ? "." : fr`, et ${count(tests, "fichier")} de tests.`),
  runTests: (command, citation) => fr`Ses tests se lancent par ${command} (${citation}).`,
  part: ({ link, doc, citation, symbols }) =>
    doc !== undefined && citation !== undefined
      ? fr`${link} : « ${doc} » (${citation})`
      : symbols.length === 0
        ? link
        : fr`${link}, autour de ${list(symbols)}`,
  map: ({ topics, first, last }) =>
    topics === 1
      ? fr`Le cours n'a qu'une partie, ${first}.`
      : fr`Le cours suit ${count(topics, "partie")}, dans cet ordre, de ${first} à ${last}.`,
  term: ({ term, kind, doc, methods, moreMethods, citation }) =>
    doc !== undefined
      ? fr`**${term}** : « ${doc} » (${citation})`
      : methods.length === 0
        ? fr`**${term}** : ${KINDS[kind]} (${citation})`
        : fr`**${term}** : ${KINDS[kind]}, avec ${list(moreMethods > 0 ? [...methods, count(moreMethods, "autre méthode", "autres méthodes")] : methods)} (${citation})`,
  whole: ({ start, end, calls, topics }) =>
    fr`Un appel ${de(start)} va jusqu'à ${end} en ${count(calls, "étape")} et traverse ${list(topics)}.`,
};
