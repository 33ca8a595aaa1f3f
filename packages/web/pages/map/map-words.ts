/** What the map says, in the language of the course. */

import type { Language } from "@fondation/course/contract";
import { count, frenchSpaces } from "@fondation/course/french";

export interface MapWords {
  readonly title: string;
  readonly uses: string;
  readonly usedBy: string;
  readonly nothing: string;
  readonly hint: string;
  readonly list: (relations: number) => string;
  readonly to: string;
  readonly separator: string;
}

const FRENCH: MapWords = {
  title: "Carte des parties",
  uses: "S’appuie sur",
  usedBy: "Sert à",
  nothing: "Aucune relation avec les autres parties.",
  hint: frenchSpaces(
    "Une flèche va d’une partie à celle dont elle se sert : à droite, vers un chapitre plus loin ; à gauche, vers un chapitre déjà lu. Montrez une partie ou une flèche pour lire ce qui les relie.",
  ),
  list: (relations) => `${count(relations, "relation")} en liste`,
  to: "vers",
  separator: "\u202f: ",
};

const ENGLISH: MapWords = {
  title: "Map of the parts",
  uses: "Builds on",
  usedBy: "Serves",
  nothing: "No relation to the other parts.",
  hint: "An arrow leads from a part to one that it uses: on the right to a later chapter, on the left to an earlier one. Point at a part or an arrow to read what connects them.",
  list: (relations) => `${relations} ${relations === 1 ? "relation" : "relations"} as a list`,
  to: "to",
  separator: ": ",
};

export function mapWords(language: Language): MapWords {
  return language === "fr" ? FRENCH : ENGLISH;
}
