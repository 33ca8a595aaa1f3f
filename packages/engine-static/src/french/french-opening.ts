import { count, fr, list, others } from "@fondation/course/french";
import type { OpeningWords } from "../words/opening-words.ts";
import { FEMININE, KINDS } from "./french-grammar.ts";

/** `a, b et 3 autres champs`. */
function listedAs(items: readonly string[], more: number, noun: string): string {
  return list(more > 0 ? [...items, others(more, "un", noun)] : items);
}

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
  runTests: (command, citation) => fr`Un fichier de tests se lance ainsi : ${command} (${citation}).`,
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
    if (doc !== undefined) return fr`**${term}** : « ${doc} » (${citation})`;
    const e = FEMININE.has(kind) ? "e" : "";
    const facts = [
      makers.length === 0 ? undefined : fr`créé${e} par ${list(makers)}`,
      implementations.length === 0
        ? undefined
        : fr`${kind === "interface" ? "réalisé" : "prolongé"}${e} par ${listedAs(implementations, moreImplementations, "type")}`,
      fields.length === 0 ? undefined : fr`qui garde ${listedAs(fields, moreFields, "champ")}`,
      users.length === 0 ? undefined : fr`dont les méthodes servent à ${list(users)}`,
    ].filter((fact) => fact !== undefined);
    return fr`**${term}** : ${[KINDS[kind], facts.join(", ")].filter(Boolean).join(" ")} (${citation})`;
  },
  whole: ({ start, end, calls, topics }) =>
    fr`Un appel de ${start} va jusqu'à ${end} en ${count(calls, "appel")} et traverse ${list(topics)}.`,
};
