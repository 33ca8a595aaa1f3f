/** The text alternative of a diagram. */

import type { Language } from "@fondation/course/contract";
import { frenchSpaces } from "@fondation/course/french";
import { type Relation, relationsOf } from "./mermaid-arrows.ts";

const KINDS: readonly [RegExp, Record<Language, string>][] = [
  [/^(?:flowchart|graph)\b/, { fr: "Diagramme", en: "Chart" }],
  [/^sequenceDiagram\b/, { fr: "Diagramme de séquence", en: "Sequence diagram" }],
  [/^classDiagram\b/, { fr: "Diagramme de classes", en: "Class diagram" }],
  [/^stateDiagram\b/, { fr: "Diagramme d’états", en: "State diagram" }],
  [/^erDiagram\b/, { fr: "Diagramme entités-associations", en: "Entity-relationship diagram" }],
  [/^mindmap\b/, { fr: "Carte mentale", en: "Mind map" }],
  [/^timeline\b/, { fr: "Frise chronologique", en: "Timeline" }],
];
const ANY = { fr: "Diagramme", en: "Diagram" } as const;

/** A longer description does not help a listener. */
const MAX_RELATIONS = 12;

/**
 * The author's own description (`accDescr`, `accTitle`), otherwise the kind of diagram and its
 * arrows.
 */
export function describeDiagram(source: string, language: Language): string {
  const written = /^[ \t]*acc(?:Descr|Title)[ \t]*:[ \t]*(\S.*)$/m.exec(source)?.[1]?.trim();
  if (written) return language === "fr" ? frenchSpaces(written) : written;
  const first =
    source
      .split("\n")
      .find((line) => /^\s*[a-z]/i.test(line))
      ?.trim() ?? "";
  const kind = (KINDS.find(([pattern]) => pattern.test(first))?.[1] ?? ANY)[language];
  const relations = relationsOf(source);
  if (relations.length === 0) return kind;
  return inWords(kind, relations, language === "fr" ? FRENCH : ENGLISH);
}

/** How a language says the arrows of a diagram. */
interface Phrases {
  /** Where a state diagram begins and ends, which Mermaid writes as `[*]`. */
  readonly start: string;
  readonly end: string;
  readonly arrow: (from: string, to: string) => string;
  readonly label: (label: string) => string;
  readonly box: (condition: string, repeats: boolean) => string;
  readonly more: (arrows: number) => string;
  readonly whole: (kind: string, said: readonly string[]) => string;
}

const FRENCH: Phrases = {
  start: "début",
  end: "fin",
  arrow: (from, to) => `${from} vers ${to}`,
  label: (label) => frenchSpaces(` (« ${label} »)`),
  box: (condition, repeats) => frenchSpaces(`${repeats ? ", en boucle" : ", dans le cas"} « ${condition} »`),
  more: (arrows) => (arrows === 1 ? "et un autre lien" : `et ${arrows} autres liens`),
  whole: (kind, said) => frenchSpaces(`${kind} : ${said.join(" ; ")}.`),
};

const ENGLISH: Phrases = {
  start: "start",
  end: "end",
  arrow: (from, to) => `${from} to ${to}`,
  label: (label) => ` (“${label}”)`,
  box: (condition, repeats) => `${repeats ? ", repeated" : ", in the case"} “${condition}”`,
  more: (arrows) => (arrows === 1 ? "and one more link" : `and ${arrows} more links`),
  whole: (kind, said) => `${kind}: ${said.join("; ")}.`,
};

function inWords(kind: string, relations: readonly Relation[], phrases: Phrases): string {
  const { start, end, arrow, label: labelled, box: boxed, more, whole } = phrases;
  const said = relations
    .slice(0, MAX_RELATIONS)
    .map(({ from, to, label, box }) =>
      [
        arrow(from === "[*]" ? start : from, to === "[*]" ? end : to),
        label === undefined ? "" : labelled(label),
        box === undefined || box.condition === "" ? "" : boxed(box.condition, box.repeats),
      ].join(""),
    );
  const rest = relations.length - said.length;
  return whole(kind, rest > 0 ? [...said, more(rest)] : said);
}
