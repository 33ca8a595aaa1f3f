import { agree, count, fr, list, others } from "@fondation/course/french";
import type { DataWords } from "../words/data-words.ts";
import { listed, presented, remainder, upper } from "./french-grammar.ts";

export const DATA: DataWords = {
  heading: fr`Ses données`,
  holds: ({ type, citation, fields, shown, explained, doc }) =>
    presented(type, citation, doc, "Ce type") +
    fr` réunit ${count(fields, "champ")}` +
    (shown === fields
      ? fr` :`
      : explained
        ? fr` ; voici ${shown === 1 ? "celui" : fr`les ${shown}`} que ses auteurs expliquent :`
        : fr` ; en voici les ${shown} premiers :`),
  field: ({ name, type, value, isConstant, doc, citation }) =>
    fr`${name} (${citation})${type === undefined ? "" : fr`, ${type}`}${value === undefined ? "" : isConstant ? fr`, vaut ${value}` : fr`, par défaut ${value}`}` +
    (doc === undefined ? "" : fr` : « ${doc} »`),
  otherFields: (names, more) => remainder(names, more, "un"),
  otherTypes: (items, more) =>
    fr`${agree(items.length + more, fr`Un autre type a ses propres champs, sans être décrit ici`, fr`D'autres types ont leurs propres champs, sans être décrits ici`)} : ${listed(items, more)}.`,
  states: ({ type, citation, states, doc }) =>
    presented(type, citation, doc, "Ce type") + fr` prend ${count(states, "valeur")} :`,
  moreStates: (names, more) => remainder(names, more, "une"),
  otherStates: (items, more) => fr`Autres listes de valeurs : ${listed(items, more)}.`,
  moves: (type, number) =>
    number < 2
      ? fr`Le code donne une valeur de ${type} à un seul endroit :`
      : fr`Le code donne une valeur de ${type} à ${count(number, "endroit")} :`,
  move: ({ to, from, condition, citation }) =>
    (from.length === 0 ? to : fr`${to}, à la place de ${list(from)}`) +
    fr` (${citation})` +
    (condition === undefined ? "" : fr`, sous la condition ${condition}`),
  moreMoves: (number) =>
    fr`${upper(others(number, "un", "endroit"))} ${number > 1 ? "ne sont pas cités" : fr`n'est pas cité`}.`,
  implementations: ({ type, isContract, items, more }) =>
    fr`${isContract ? agree(items.length + more, fr`Met en œuvre`, fr`Mettent en œuvre`) : agree(items.length + more, "Prolonge", "Prolongent")} ${type} : ${list(more === 0 ? items : [...items, others(more, "un", "type")])}.`,
};
