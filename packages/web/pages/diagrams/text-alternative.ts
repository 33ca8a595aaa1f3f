/** The text alternative of a diagram. */

import type { Language } from "@fondation/course/contract";
import { frenchSpaces } from "../typography/french-spaces.ts";
import { type Relation, relationsOf } from "./mermaid-arrows.ts";

const KINDS: readonly [RegExp, Record<Language, string>][] = [
  [/^(?:flowchart|graph)\b/, { fr: "Schéma", en: "Chart" }],
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
  return language === "fr" ? inFrench(kind, relations) : inEnglish(kind, relations);
}

function inFrench(kind: string, relations: readonly Relation[]): string {
  const said = relations
    .slice(0, MAX_RELATIONS)
    .map(({ from, to, label }) => `${from} vers ${to}${label === undefined ? "" : ` (« ${label} »)`}`);
  const more = relations.length - said.length;
  if (more > 0) said.push(more === 1 ? "et un autre lien" : `et ${more} autres liens`);
  return frenchSpaces(`${kind} : ${said.join(" ; ")}.`);
}

function inEnglish(kind: string, relations: readonly Relation[]): string {
  const said = relations
    .slice(0, MAX_RELATIONS)
    .map(({ from, to, label }) => `${from} to ${to}${label === undefined ? "" : ` (“${label}”)`}`);
  const more = relations.length - said.length;
  if (more > 0) said.push(more === 1 ? "and one more link" : `and ${more} more links`);
  return `${kind}: ${said.join("; ")}.`;
}
