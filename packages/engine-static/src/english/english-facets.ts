import type { FacetWords } from "../words/facet-words.ts";
import { en } from "../words/typography.ts";
import { count, list } from "./english-grammar.ts";

const quoted = (doc: string | undefined): string => (doc === undefined ? "" : en`: “${doc}”`);
const rest = (items: readonly string[], more: number, noun = "other"): string =>
  list(more === 0 ? items : [...items, count(more, noun)]);

export const FACETS: FacetWords = {
  settings: {
    heading: en`Settings and defaults`,
    reads: (part, number) => en`**${part}** reads ${count(number, "setting")}:`,
    constants: (part, number) =>
      en`${count(number, "constant")} of **${part}** ${number === 1 ? "sets" : "set"} its limits and defaults:`,
    options: (type, number) => en`${type} states the default of ${count(number, "option")}:`,
    commands: (part, number) => en`The command line of **${part}** has ${count(number, "option")}:`,
    command: ({ name, others, value, doc, citation }) =>
      en`${name} (${citation})${others.length === 0 ? "" : en`, also ${list(others)}`}${value === undefined ? "" : en`, default ${value}`}${quoted(doc)}`,
    constant: ({ name, value, doc, citation }) => en`${name} (${citation}) is ${value}${quoted(doc)}`,
    setting: ({ name, value, doc, citation, reads, isEnvironment }) =>
      name +
      (citation === undefined ? "" : en` (${citation})`) +
      (isEnvironment ? en`, from the environment` : "") +
      (reads.length === 0 ? "" : en`, read at ${list(reads)}`) +
      (value === undefined ? "" : en`, default ${value}`) +
      quoted(doc),
    more: (names, more) =>
      en`${count(names.length + more, "other")}${more === 0 ? ":" : ", such as"} ${list(names)}.`,
    otherTypes: (items, more) => en`More options are declared in ${rest(items, more)}.`,
  },
  closing: {
    heading: en`How it stops and cleans up`,
    closes: ({ fn, citation, calls, isAlone, doc }) =>
      (doc === undefined ? "" : en`“${doc}” `) +
      en`${fn} (${citation})` +
      (calls.length === 0
        ? isAlone
          ? en` calls no other function.`
          : en` only calls code that the analysis cannot follow.`
        : en` calls ${calls.length === 1 ? list(calls) : en`in this order ${list(calls)}`}.`),
    always: (part, number) =>
      en`In **${part}**, ${count(number, "statement")} ${number === 1 ? "runs" : "run"} on every way out, also after an error:`,
    onExit: ({ fn, statement, citation }) => en`${fn}: ${statement} (${citation})`,
    more: (number) => en`${count(number, "other")} not shown.`,
  },
  extensions: {
    heading: en`Where to extend it`,
    contract: ({ type, citation, doc, isInterface, members }) =>
      (doc === undefined ? "" : en`“${doc}” `) +
      en`${type} (${citation}) is ${isInterface ? en`the interface to implement` : en`the class to derive from`}` +
      (members.length === 0 ? "." : en`, with ${count(members.length, "method")}.`),
    existing: (type, items, more) => en`What exists already for ${type}: ${rest(items, more)}.`,
    add: (type, members, more) => en`Another ${type} must have ${rest(members, more)}.`,
    otherContracts: (items, more) => en`Others can also provide ${rest(items, more)}.`,
    registers: (part, number) =>
      en`${count(number, "function")} of **${part}** ${number === 1 ? "takes" : "take"} what others add:`,
    register: ({ fn, citation, doc }) => en`${fn} (${citation})${quoted(doc)}`,
    more: (number) => en`${count(number, "other")} not shown.`,
  },
};
