/** Headings, descriptions, ties and the teaching order, in French. */

import { agree, count, fr, grouped, list, others } from "@fondation/course/french";
import type { RelationKind } from "@fondation/code";
import type { OutlineWords } from "../words/outline-words.ts";
import { describeLeftOut } from "./french-left-out.ts";
import { quoted, where } from "./french-grammar.ts";

const VERBS: Readonly<Record<RelationKind, string>> = {
  creates: "crée",
  extends: "étend",
  implements: "réalise",
  catches: "intercepte",
  calls: "appelle",
  uses: "utilise",
};

/** « crée `a` et `b`, et utilise `c` et 12 autres noms »: the further names are used. */
function clauses(
  groups: readonly { readonly relation: RelationKind; readonly names: readonly string[] }[],
  more: number,
): string {
  const parts = groups.map(({ relation, names }) => {
    const rest = relation === "uses" && more > 0 ? [others(more, "un", "nom")] : [];
    return fr`${VERBS[relation]} ${list([...names, ...rest])}`;
  });
  return parts.length < 2 ? parts.join("") : fr`${parts.slice(0, -1).join(", ")}, et ${parts.at(-1) ?? ""}`;
}

export const OUTLINE: OutlineWords = {
  more: (number) => others(number, "un"),

  reference: (kind, position, name) =>
    kind === "tutorial" ? fr`le tutoriel ${position}, ${name}` : fr`le chapitre ${position}, ${name}`,
  links: {
    abstractions: fr`la liste des parties`,
    review: fr`version révisée`,
    tutorial: fr`le tutoriel`,
  },

  headings: {
    reading: fr`Le code, fonction par fonction`,
    constants: fr`Les constantes utilisées`,
    failures: fr`Les erreurs possibles`,
    unproven: fr`Ce que la lecture laisse ouvert`,
    promises: fr`Les tests de cette partie`,
  },

  description: {
    quoted: (name, text) => fr`Le code présente ${name} ainsi : ${quoted(text)}`,
    gathers: ({ files, lines, language, places, symbols }) =>
      fr`La partie tient en ${agree(files, "un fichier", count(files, "fichier"))} (${count(lines, "ligne")} de ${language}) ${where(places)}${symbols.length === 0 ? "" : fr`, autour de ${list(symbols)}`}.`,
    unnamed: (named, more) =>
      fr`La liste donne ${named > 1 ? fr`les ${grouped(named)} fichiers les plus importants` : "le fichier le plus important"}, et ${others(more, "un")} n'y ${more > 1 ? "figurent" : "figure"} pas.`,
    part: ({ path, start, end, symbols }) =>
      fr`Les lignes ${start} à ${end} de ${path}` +
      (symbols.length === 0
        ? "."
        : fr`, où ${symbols.length > 1 ? "sont déclarés" : "est déclaré"} ${list(symbols)}.`),
  },
  tie: {
    does: (groups, more) =>
      clauses(
        more > 0 && groups.every(({ relation }) => relation !== "uses")
          ? [...groups, { relation: "uses" as const, names: [] }]
          : groups,
        more,
      ),
    imports: () => fr`importe ses fichiers`,
    directory: (directory) =>
      fr`voisine dans ${directory === "" ? "le même dossier" : directory} (relation non prouvée : seul le dossier les rapproche)`,
    repository: () => fr`appartient au même dépôt (relation non prouvée : ni import ni appel entre les deux)`,
  },
  summary: ({ repository, readme, files, tests, languages, topics, ties, shownTies, central }) =>
    [
      readme === undefined ? "" : fr`Le README de ${repository} le présente ainsi : ${quoted(readme)}`,
      fr`Le dépôt compte ${count(files, "fichier source", "fichiers sources")} en ${list(languages)}${tests === 0 ? "" : fr`, et ${count(tests, "fichier")} de tests`}. Le cours y distingue ${count(topics, "partie")}${ties === 0 ? "" : ties === 1 ? fr`, que relie une dépendance` : fr`, que relient ${count(ties, "dépendance")}`}${shownTies < ties ? fr`, ${agree(shownTies, "dont voici la principale", fr`dont voici les ${grouped(shownTies)} principales`)}` : ""}.`,
      central === undefined ? "" : fr`La plus sollicitée par les autres est ${central}.`,
    ]
      .filter(Boolean)
      .join(" "),
  leftOut: (groups) => fr`Ne sont pas étudiés : ${groups.map(describeLeftOut).join(fr` ; `)}.`,
  placement: ({ name, position, reason, usedByEarlier, usesEarlier, usesLater, gives, takes }) => {
    const leadsTo =
      usesLater.length === 0 ? "" : fr` Ce chapitre prépare ${list(usesLater)}, dont ${name} se sert.`;
    if (reason === "isolated") {
      return fr`Aucun import ne relie ${name} aux autres parties : rien ne l'exige plus tôt, on peut donc l'étudier à part, en position ${position}.`;
    }
    if (reason === "entry") {
      return position === 1
        ? fr`Aucune autre partie n'utilise ${name} : c'est un point d'entrée, par où le cours commence.${leadsTo}`
        : fr`Aucune autre partie n'utilise ${name} : rien n'oblige à lire ce point d'entrée plus tôt.${leadsTo}`;
    }
    const seen =
      usedByEarlier.length === 0
        ? ""
        : usedByEarlier.length === 1
          ? fr`${list(usedByEarlier)}, déjà vu, se sert de ${name}.`
          : fr`${list(usedByEarlier)}, déjà vus, se servent de ${name}.`;
    const flow =
      takes === 0
        ? fr`Rien de ce qui reste à voir n'utilise ${name}.`
        : gives >= takes
          ? fr`${name} utilise ${count(gives, "nom")} des parties à venir, qui n'en utilisent que ${grouped(takes)} de ${name} : on la lit donc avant elles.`
          : fr`Des parties à venir se servent encore de ${name} (${count(takes, "nom")}).`;
    const both = usesEarlier.filter((other) => usedByEarlier.includes(other));
    const loop = both.length === 0 ? "" : fr`En retour, ${name} se sert de ${list(both)}.`;
    return [seen, flow, loop].filter(Boolean).join(" ") + leadsTo;
  },
};
