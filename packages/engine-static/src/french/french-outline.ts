/** Headings, descriptions, ties and the teaching order, in French. */

import { count, fr, grouped, list, others } from "@fondation/course/french";
import type { RelationKind } from "@fondation/code";
import type { OutlineWords } from "../words/outline-words.ts";
import { describeLeftOut } from "./french-left-out.ts";
import { where } from "./french-grammar.ts";

const VERBS: Readonly<Record<RelationKind, string>> = {
  creates: "crée",
  extends: "étend",
  implements: "réalise",
  catches: "intercepte",
  calls: "appelle",
  uses: "utilise",
};

export const OUTLINE: OutlineWords = {
  more: (number) => others(number, "un"),

  reference: (kind, position, name) =>
    kind === "tutorial" ? fr`le tutoriel ${position}, ${name}` : fr`le chapitre ${position}, ${name}`,
  links: {
    abstractions: fr`la liste des abstractions`,
    review: fr`version révisée`,
    tutorial: fr`le tutoriel`,
  },

  headings: {
    role: fr`Son rôle`,
    files: fr`Où se trouve le code`,
    mainSymbols: fr`Les pièces principales`,
    neighbours: fr`Qui utilise quoi`,
    usage: fr`Un usage réel`,
    reading: fr`Le code, fonction par fonction`,
    constants: fr`Les constantes qu'elle lit`,
    failures: fr`Comment elle échoue`,
    unproven: fr`Ce que la lecture laisse ouvert`,
    promises: fr`Ce que ses tests promettent`,
  },

  description: {
    quoted: (name, text) => fr`Le code présente ${name} ainsi : « ${text} »`,
    gathers: ({ files, lines, language, places, symbols }) =>
      fr`${count(files, "fichier")} (${count(lines, "ligne")} de ${language}) ${where(places)}${symbols.length === 0 ? "" : fr`, autour de ${list(symbols)}`}.`,
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
      list([
        ...groups.map(({ relation, names }) => fr`${VERBS[relation]} ${list(names)}`),
        ...(more > 0 ? [fr`utilise ${others(more, "un", "nom")}`] : []),
      ]),
    imports: () => fr`importe ses fichiers`,
    directory: (directory) =>
      fr`voisine dans ${directory === "" ? "le même dossier" : directory} (relation non prouvée : seul le dossier les rapproche)`,
    repository: () => fr`appartient au même dépôt (relation non prouvée : ni import ni appel entre les deux)`,
  },
  summary: ({ repository, readme, files, tests, languages, topics, ties, shownTies, central }) =>
    [
      readme === undefined ? "" : fr`Le README de ${repository} l'annonce ainsi : « ${readme} »`,
      fr`Le dépôt compte ${count(files, "fichier source", "fichiers sources")} en ${list(languages)}${tests === 0 ? "" : fr`, et ${count(tests, "fichier")} de tests`}. Le cours y distingue ${count(topics, "abstraction")}${ties === 0 ? "" : ties === 1 ? fr`, que relie une dépendance` : fr`, que relient ${count(ties, "dépendance")}`}${shownTies < ties ? fr`, dont voici les ${shownTies} principales` : ""}.`,
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
          : fr`Des parties à venir se servent encore de ${name} (${count(takes, "nom")}) ; mais de toutes celles qui restent, c'est elle qui a le moins besoin des autres.`;
    const both = usesEarlier.filter((other) => usedByEarlier.includes(other));
    const loop = both.length === 0 ? "" : fr`En retour, ${name} se sert de ${list(both)}.`;
    return [seen, flow, loop].filter(Boolean).join(" ") + leadsTo;
  },
};
