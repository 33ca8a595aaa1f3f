import type { DataWords } from "../words/data-words.ts";
import { en } from "../words/typography.ts";
import { count, list } from "./english-grammar.ts";

export const DATA: DataWords = {
  heading: en`Its data`,
  holds: ({ type, citation, fields, shown, explained, doc }) =>
    (doc === undefined ? "" : en`“${doc}” `) +
    en`${type} (${citation}) holds ${count(fields, "field")}` +
    (shown === fields
      ? ":"
      : explained
        ? en`; here are the ${shown} that its authors explain:`
        : en`; here are the first ${shown}:`),
  field: ({ name, type, value, isConstant, doc, citation }) =>
    en`${name} (${citation})${type === undefined ? "" : en`, ${type}`}${value === undefined ? "" : isConstant ? en`, is ${value}` : en`, by default ${value}`}` +
    (doc === undefined ? "" : en`: “${doc}”`),
  otherFields: (names, more) =>
    en`${count(names.length + more, "other")}${more === 0 ? ":" : ", such as"} ${list(names)}.`,
  otherTypes: (items, more) =>
    en`Not described here, with fields of their own: ${list(more === 0 ? items : [...items, count(more, "other type")])}.`,
  states: ({ type, citation, states, doc }) =>
    (doc === undefined ? "" : en`“${doc}” `) + en`${type} (${citation}) has ${count(states, "value")}:`,
  moreStates: (names, more) =>
    en`${count(names.length + more, "other")}${more === 0 ? ":" : ", such as"} ${list(names)}.`,
  otherStates: (items, more) =>
    en`Other lists of values: ${list(more === 0 ? items : [...items, count(more, "more", "more")])}.`,
  moves: (type, number) => en`The code assigns a value of ${type} in ${count(number, "place")}:`,
  move: ({ to, from, condition, citation }) =>
    (from.length === 0 ? to : en`${to}, in place of ${list(from)}`) +
    en` (${citation})` +
    (condition === undefined ? "" : en`, under ${condition}`),
  moreMoves: (number) => en`${count(number, "other place")} not shown.`,
  implementations: ({ type, isContract, items, more }) =>
    en`${type} is ${isContract ? "implemented" : "extended"} by ${list(more === 0 ? items : [...items, count(more, "other type")])}.`,
};
