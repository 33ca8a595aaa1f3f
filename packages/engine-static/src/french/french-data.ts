import type { DataWords } from "../words/data-words.ts";
import { fr } from "../words/typography.ts";
import { count, list } from "./french-grammar.ts";

export const DATA: DataWords = {
  heading: fr`Ses données`,
  holds: ({ type, citation, fields, shown, explained, doc }) =>
    (doc === undefined ? "" : fr`« ${doc} » `) +
    fr`${type} (${citation}) réunit ${count(fields, "champ")}` +
    (shown === fields
      ? fr` :`
      : explained
        ? fr` ; voici ${shown === 1 ? "celui" : fr`les ${shown}`} que ses auteurs expliquent :`
        : fr` ; en voici les ${shown} premiers :`),
  field: ({ name, type, value, doc, citation }) =>
    fr`${name} (${citation})${type === undefined ? "" : fr`, ${type}`}${value === undefined ? "" : fr`, vaut d'abord ${value}`}` +
    (doc === undefined ? "" : fr` : « ${doc} »`),
  otherFields: (names, more) =>
    fr`${count(names.length + more, "autre")}${more === 0 ? fr` :` : fr`, dont`} ${list(names)}.`,
  otherTypes: (items, more) =>
    fr`D'autres types ont leurs propres champs, sans être décrits ici : ${list(more === 0 ? items : [...items, count(more, "autre")])}.`,
  states: ({ type, citation, states, doc }) =>
    (doc === undefined ? "" : fr`« ${doc} » `) + fr`${type} (${citation}) prend ${count(states, "valeur")} :`,
  moreStates: (names, more) =>
    fr`${count(names.length + more, "autre")}${more === 0 ? fr` :` : fr`, dont`} ${list(names)}.`,
  otherStates: (items, more) =>
    fr`Autres listes de valeurs : ${list(more === 0 ? items : [...items, count(more, "autre")])}.`,
  moves: (type, number) =>
    number === 1
      ? fr`Une affectation du code change ${type} :`
      : fr`${count(number, "affectation")} du code changent ${type} :`,
  move: ({ to, from, condition, citation }) =>
    (from.length === 0 ? fr`vers ${to}` : fr`de ${list(from)} vers ${to}`) +
    fr` (${citation})` +
    (condition === undefined ? "" : fr`, sous ${condition}`),
  moreMoves: (number) =>
    fr`${count(number, "autre affectation", "autres affectations")} ${number > 1 ? "ne sont pas montrées" : "n'est pas montrée"}.`,
  implementations: ({ type, isContract, items, more }) =>
    fr`${isContract ? fr`Mettent en œuvre` : "Prolongent"} ${type} : ${list(more === 0 ? items : [...items, count(more, "autre type", "autres types")])}.`,
};
