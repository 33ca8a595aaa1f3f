/** Headings, descriptions, ties and the teaching order, in English. */

import type { RelationKind } from "@fondation/code";
import type { OutlineWords } from "../words/outline-words.ts";
import { en } from "../words/typography.ts";
import { count, list, where } from "./english-grammar.ts";
import { describeLeftOut } from "./english-left-out.ts";

const VERBS: Readonly<Record<RelationKind, string>> = {
  creates: "creates",
  extends: "extends",
  implements: "implements",
  catches: "catches",
  calls: "calls",
  uses: "uses",
};

export const OUTLINE: OutlineWords = {
  more: (number) => count(number, "other"),

  reference: (kind, position, name) =>
    kind === "tutorial" ? en`tutorial ${position}, ${name}` : en`chapter ${position}, ${name}`,
  links: {
    abstractions: en`the list of abstractions`,
    review: en`reviewed version`,
    tutorial: en`the tutorial`,
  },

  headings: {
    reading: en`How it runs, function by function`,
    constants: en`The constants it reads`,
    failures: en`How it fails`,
    unproven: en`What the reading leaves open`,
    promises: en`What its tests promise`,
  },

  description: {
    quoted: (name, text) => en`The code introduces ${name} like this: “${text}”`,
    gathers: ({ files, lines, language, places, symbols }) =>
      en`${count(files, "file")} (${count(lines, "line")} of ${language}) ${where(places)}${symbols.length === 0 ? "" : en`, around ${list(symbols)}`}.`,
    unnamed: (named, more) =>
      en`The list names the ${named > 1 ? `${named} most important files` : "most important file"}, and not ${count(more, "other")}.`,
    part: ({ path, start, end, symbols }) =>
      en`Lines ${start} to ${end} of ${path}` +
      (symbols.length === 0 ? "." : en`, which declare ${list(symbols)}.`),
  },
  tie: {
    does: (groups, more) =>
      list([
        ...groups.map(({ relation, names }) => en`${VERBS[relation]} ${list(names)}`),
        ...(more > 0 ? [en`uses ${count(more, "more name")}`] : []),
      ]),
    imports: () => en`imports its files`,
    directory: (directory) =>
      en`is a neighbour in ${directory === "" ? "the same directory" : directory} (unproven: only the directory brings them together)`,
    repository: () => en`belongs to the same repository (unproven: neither import nor call between the two)`,
  },
  summary: ({ repository, readme, files, tests, languages, topics, ties, shownTies, central }) =>
    [
      readme === undefined ? "" : en`The README of ${repository} says: “${readme}”`,
      en`The repository has ${count(files, "source file")} in ${list(languages)}${tests === 0 ? "" : en` and ${count(tests, "test file")}`}, grouped here into ${count(topics, "abstraction")} joined by ${count(ties, "dependency", "dependencies")}${shownTies < ties ? en`, of which the ${shownTies} strongest follow` : ""}.`,
      central === undefined ? "" : en`The one the others rely on most is ${central}.`,
    ]
      .filter(Boolean)
      .join(" "),
  leftOut: (groups) => en`Not studied: ${groups.map(describeLeftOut).join("; ")}.`,
  placement: ({ name, position, reason, usedByEarlier, usesEarlier, usesLater, gives, takes }) => {
    const leadsTo =
      usesLater.length === 0 ? "" : en` This chapter prepares ${list(usesLater)}, which ${name} uses.`;
    if (reason === "isolated") {
      return en`No import ties ${name} to the other parts: nothing requires it earlier, so it can be studied on its own, in position ${position}.`;
    }
    if (reason === "entry") {
      return position === 1
        ? en`No other part uses ${name}: it is an entry point, where the course begins.${leadsTo}`
        : en`No other part uses ${name}: nothing requires this entry point earlier.${leadsTo}`;
    }
    const seen =
      usedByEarlier.length === 0
        ? ""
        : en`${list(usedByEarlier)}, already seen, ${usedByEarlier.length > 1 ? "use" : "uses"} ${name}.`;
    const flow =
      takes === 0
        ? en`Nothing still to come uses ${name}.`
        : gives >= takes
          ? en`${name} uses ${count(gives, "name")} of the parts to come, which use only ${takes} of ${name}: so it comes before them.`
          : en`Parts to come still use ${name} (${count(takes, "name")}).`;
    const both = usesEarlier.filter((other) => usedByEarlier.includes(other));
    const loop = both.length === 0 ? "" : en`In turn, ${name} uses ${list(both)}.`;
    return [seen, flow, loop].filter(Boolean).join(" ") + leadsTo;
  },
};
