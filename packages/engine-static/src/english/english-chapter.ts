import type { ChapterFocus, ChapterWords, DutyFacts } from "../words/chapter-words.ts";
import { en } from "../words/typography.ts";
import { cited, count, KINDS, list } from "./english-grammar.ts";
import { pathNote } from "./english-path-notes.ts";

/** `a, b, and 3 others` */
function listed(items: readonly string[], more: number): string {
  return list(more > 0 ? [...items, count(more, "other")] : items);
}

function focus(name: string, found: ChapterFocus): string {
  const bold = `**${name}**`;
  switch (found.kind) {
    case "path":
      return found.files === 1
        ? en`To understand ${bold}, we follow one call from ${found.start} to ${found.end}.`
        : en`To understand ${bold}, we follow one call through ${count(found.files, "file")}, from ${found.start} to ${found.end}.`;
    case "types":
      if (found.types.length === 1) return en`${bold} is best understood by one type, ${list(found.types)}.`;
      return en`${bold} is best understood by its types: ${listed(found.types, found.more)}.`;
    case "contract":
      return en`${bold} is best understood by one contract, ${found.contract}, and the ${count(found.implementations, "type")} that fulfil it.`;
    case "functions":
      return en`${bold} declares no type; all of it is functions: ${listed(found.functions, found.more)}.`;
    case "files":
      return found.files === 1
        ? en`${bold} stands in ${found.file}.`
        : en`${bold} takes ${count(found.files, "file")}; we begin with ${found.file}.`;
  }
}

function duty({ name, citation, kind, doc, methods, moreMethods, callers, moreCallers }: DutyFacts): string {
  const subject = `${name} (${citation})`;
  if (doc !== undefined) return en`${subject}: “${doc}”`;
  if (methods.length > 0) {
    return en`${subject}, a ${KINDS[kind]} with ${methods.length + moreMethods > 1 ? "the methods" : "one method,"} ${listed(methods, moreMethods)}`;
  }
  if (callers.length > 0) return en`${subject}, called by ${listed(callers, moreCallers)}`;
  return `${subject}, ${KINDS[kind]}`;
}

export const CHAPTER: ChapterWords = {
  headings: {
    problem: en`The problem`,
    picture: en`The idea in a picture`,
    example: en`An example`,
    core: en`The heart of the code`,
    others: en`With the other parts`,
    reasons: en`Reasons that the authors give`,
    path: (start, end) => en`The path from ${start} to ${end}`,
    contract: (name) => en`The contract of ${name}`,
  },
  lead: ({ name, position, total, focus: found }) =>
    en`Chapter ${position} of ${total}. ${focus(name, found)}`,
  author: ({ subject, doc, citation }) => en`The documentation of ${subject} says: “${doc}” (${citation}).`,
  intent: ({ text, citation }) => en`“${text}” (${citation}).`,
  duty,
  reason: ({ fn, citation, condition, text }) =>
    en`${fn} (${citation})${condition === undefined ? "" : en`, before ${condition}`}: “${text}”`,
  moreReasons: (number) => en`${count(number, "other comment")} of this kind in the code.`,
  moreDuties: (name, more) => en`**${name}** declares ${count(more, "more name")}.`,
  size: ({ name, files, more, lines, language }) =>
    en`The code of **${name}**: ${count(lines, "line")} of ${language}, in ${list(
      more > 0 ? [...files, count(more, "other file")] : files,
    )}.`,
  legend: () =>
    en`In the diagrams of this course an arrow goes from the code that calls to the code that is called, and a line of the repository proves each of them.`,
  centre: ({ node, touching, arrows }) =>
    touching === arrows
      ? en`${node} is at the centre: all ${arrows} arrows start or end there.`
      : en`${node} is at the centre: ${touching} of the ${arrows} arrows start or end there.`,
  contractLegend: () =>
    en`A dotted arrow goes from a type to the one that it extends, implements or includes, as its declaration proves.`,
  omittedArrows: ({ node, arrows }) => en`The picture leaves out ${count(arrows, "more arrow")} to ${node}.`,
  arrows: {
    derives: { extends: "extends", implements: "implements", includes: "includes the module" },
    calls: (names) => ["calls", names.join(", ")].join(" ").trim(),
    creates: () => "creates",
  },
  pathIntro: ({ start, end, calls, files, outside }) =>
    en`${start} leads to ${end} in ${count(calls, "call")}, ${files.length === 1 ? "without leaving" : "by way of"} ${list(files)}` +
    (outside.length === 0 ? "." : en`, through ${list(outside)}.`),
  step: ({ citation, doc, topic }) => {
    const where = topic === undefined ? citation : en`In ${topic}, ${citation}`;
    return doc === undefined ? `${where}.` : en`${where}: “${doc}”`;
  },
  note: pathNote,
  omitted: (lines) => en`*(${count(lines, "line")} left out)*`,
  usage: ({ symbol, citation, where, isTest }) =>
    isTest
      ? en`A test shows how ${symbol} is used (${citation}):`
      : en`Here is ${symbol} at work in ${where} (${citation}):`,
  core: ({ name, citation, kind }) => en`The ${KINDS[kind]} ${name} (${citation}):`,
  asks: ({ name, topic, names, more, citation, by }) => {
    if (names.length === 0) return en`**${name}** imports files of ${topic} (${citation}).`;
    const asked = en`**${name}** takes ${listed(names, more)} from ${topic}`;
    return by === undefined ? en`${asked} (${citation}).` : en`${asked}, for example in ${by} (${citation}).`;
  },
  asked: ({ name, topic, names, more, citation, by }) => {
    if (names.length === 0) return en`${topic} imports files of **${name}** (${citation}).`;
    return by === undefined
      ? en`${topic} uses ${listed(names, more)} (${citation}).`
      : en`${topic} uses ${listed(names, more)}, for example in ${by} (${citation}).`;
  },
  otherTies: ({ name, topics }) =>
    en`${topics.length > 1 ? "Weaker ties" : "A weaker tie"} of **${name}**: ${list(topics)}.`,
  nearby: ({ name, topic, citations }) =>
    en`No import ties **${name}** to the rest; by the location of its files ${topic} is the nearest${cited(citations)}, which proves no dependency.`,
  recap: ({ name, main, path }) => {
    if (path.length > 1) return [en`**${name}** in one line: ${path.join(" → ")}.`];
    return main === undefined ? [] : [en`In **${name}**, ${main} is the function that is called most.`];
  },
  next: ({ next, reason, name, review, tutorial }) =>
    [
      next === undefined
        ? en`The last chapter ends here.`
        : reason === undefined
          ? en`Next: ${next}.`
          : reason.kind === "uses"
            ? en`Next: ${next}, which declares ${list(reason.names)}, which the code of this part uses (${reason.citation}).`
            : en`Next: ${next}, which uses ${list(reason.names)} (${reason.citation}).`,
      en`To read the code of **${name}** with notes: ${review}; to work on it: ${tutorial}.`,
    ].join(" "),
};
