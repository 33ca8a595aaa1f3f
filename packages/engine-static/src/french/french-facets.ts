import { agree, count, fr, list, others } from "@fondation/course/french";
import type { FacetWords } from "../words/facet-words.ts";
import { listed, presented, remainder, upper } from "./french-grammar.ts";

const after = (doc: string | undefined): string => (doc === undefined ? "" : fr` : « ${doc} »`);

export const FACETS: FacetWords = {
  settings: {
    heading: fr`Réglages et valeurs par défaut`,
    reads: (part, number) => fr`**${part}** lit ${count(number, "réglage")} :`,
    constants: (part, number) =>
      number < 2
        ? fr`Une constante de **${part}** fixe une limite ou une valeur par défaut :`
        : fr`${count(number, "constante")} de **${part}** fixent des limites et des valeurs par défaut :`,
    options: (type, number) =>
      number < 2
        ? fr`${type} dit ce que vaut une option par défaut :`
        : fr`${type} dit ce que valent ${count(number, "option")} par défaut :`,
    commands: (part, number) => fr`La ligne de commande de **${part}** a ${count(number, "option")} :`,
    command: ({ name, others, value, doc, citation }) =>
      fr`${name} (${citation})${others.length === 0 ? "" : fr`, aussi ${list(others)}`}${value === undefined ? "" : fr`, par défaut ${value}`}${after(doc)}`,
    constant: ({ name, value, doc, citation }) => fr`${name} (${citation}) vaut ${value}${after(doc)}`,
    setting: ({ name, value, doc, citation, reads, isEnvironment }) =>
      name +
      (citation === undefined ? "" : fr` (${citation})`) +
      (isEnvironment ? fr`, variable d'environnement` : "") +
      (reads.length === 0 ? "" : fr`, ${isEnvironment ? "lue" : "lu"} dans ${list(reads)}`) +
      (value === undefined ? "" : fr`, par défaut ${value}`) +
      after(doc),
    more: (names, more) => remainder(names, more, "un"),
    otherTypes: (items, more) => fr`Des options sont aussi déclarées dans ${listed(items, more)}.`,
  },
  closing: {
    heading: fr`Fermeture et ressources libérées`,
    closes: ({ fn, citation, calls, isAlone, doc }) =>
      presented(fn, citation, doc, "Cette fonction") +
      (calls.length === 0
        ? isAlone
          ? fr` n'appelle aucune autre fonction.`
          : fr` n'appelle que du code que l'analyse ne peut pas suivre.`
        : fr` appelle ${calls.length === 1 ? list(calls) : fr`dans cet ordre ${list(calls)}`}.`),
    always: (part, number) =>
      number < 2
        ? fr`Dans **${part}**, une instruction s'exécute à chaque sortie, même après une erreur :`
        : fr`Dans **${part}**, ${count(number, "instruction")} s'exécutent à chaque sortie, même après une erreur :`,
    onExit: ({ fn, statement, citation }) => fr`${fn} : ${statement} (${citation})`,
    more: (number) =>
      fr`${upper(others(number, "une"))} ${agree(number, fr`n'est pas montrée`, "ne sont pas montrées")}.`,
  },
  extensions: {
    heading: fr`Où étendre cette partie`,
    contract: ({ type, citation, doc, isInterface, members }) =>
      presented(type, citation, doc, "Ce type") +
      fr` est ${isInterface ? fr`l'interface à implémenter` : fr`la classe à étendre`}` +
      (members.length === 0 ? "." : fr`, avec ${count(members.length, "méthode")}.`),
    existing: (type, items, more) =>
      fr`${type} existe déjà sous ${agree(items.length + more, "cette forme", "ces formes")} : ${listed(items, more)}.`,
    add: (type, members, more) =>
      fr`Un type de plus pour ${type} doit fournir ${listed(members, more, "une")}.`,
    otherContracts: (items, more) => fr`On peut aussi fournir ${listed(items, more)}.`,
    registers: (part, number) =>
      number < 2
        ? fr`Une fonction de **${part}** enregistre ce qu'on lui passe :`
        : fr`${count(number, "fonction")} de **${part}** enregistrent ce qu'on leur passe :`,
    register: ({ fn, citation, doc }) => fr`${fn} (${citation})${after(doc)}`,
    more: (number) =>
      fr`${upper(others(number, "une"))} ${agree(number, fr`n'est pas montrée`, "ne sont pas montrées")}.`,
  },
};
