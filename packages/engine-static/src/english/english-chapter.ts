import type { ChapterWords } from "../words/chapter-words.ts";
import { en } from "../words/typography.ts";
import { cited, count, KINDS, list } from "./english-grammar.ts";

export const CHAPTER: ChapterWords = {
  lead: ({ name, position, total, previous, repository }) =>
    previous === undefined
      ? en`The first of ${count(total, "chapter")} in this course on ${repository} presents **${name}**.`
      : en`Chapter ${position} of ${total}. After ${previous}, here is **${name}**.`,
  author: ({ subject, doc, citation }) => en`The documentation of ${subject} says: “${doc}” (${citation}).`,
  size: ({ files, lines, language, symbols, exported }) =>
    en`This part is ${count(files, "file")} and ${count(lines, "line")} of ${language}` +
    (symbols === 0
      ? "."
      : exported === symbols
        ? en`, declaring ${count(symbols, "name")}, ${symbols > 1 ? "all visible" : "visible"} to the rest of the repository.`
        : en`, declaring ${count(symbols, "name")}, ${exported} of them visible to the rest of the repository.`),
  users: ({ topics }) => en`It is used by ${list(topics)}.`,
  needs: ({ topics }) => en`It relies on ${list(topics)}.`,
  independent: () => en`It relies on no other part of the course: it can be read on its own.`,
  file: ({ citation, lines, doc, declares }) =>
    en`${citation}: ${count(lines, "line")}` +
    (declares.length === 0 ? "" : en`, declares ${list(declares)}`) +
    (doc === undefined ? "." : en`. “${doc}”`),
  otherFiles: (files, more) =>
    en`Besides these: ${list(more > 0 ? [...files, count(more, "other file")] : files)}.`,
  beginning: (file) =>
    en`This part declares no name that the analysis can read; this is how it begins, in ${file}:`,
  mainSymbolsIntro: (shown, total) =>
    shown === total
      ? en`Here is what this part declares, from the most to the least important.`
      : en`Of ${count(total, "declaration")}, here ${shown > 1 ? `are the ${shown} that matter` : "is the one that matters"} most, by uses, size and documentation.`,
  symbol: ({ kind, exported, citation, users, length }) =>
    en`${exported ? "Public" : "Module-internal"} ${KINDS[kind]} of ${count(length, "line")} (${citation})` +
    (users === 0 ? "." : en`, used by ${count(users, "file")}.`),
  symbolDoc: (doc) => en`“${doc}”`,
  excerptCut: ({ start, end, afterDoc }) =>
    afterDoc
      ? en`The excerpt goes from line ${start} to ${end}: it begins after the documentation and stops before the end.`
      : en`The excerpt goes from line ${start} to ${end}: it stops before the end.`,
  methods: (items) => en`Its methods: ${list(items)}.`,
  diagramIntro: (name) =>
    en`The diagram shows **${name}** and its neighbours; an arrow goes from the user to the used.`,
  usedBy: (topic, symbols, citations) =>
    symbols.length === 0
      ? en`${topic} imports its files${cited(citations)}.`
      : en`${topic} uses ${list(symbols)}${cited(citations)}.`,
  uses: (topic, symbols, citations) =>
    symbols.length === 0
      ? en`It imports the files of ${topic}${cited(citations)}.`
      : en`From ${topic} it uses ${list(symbols)}${cited(citations)}.`,
  nearby: (topic, citations) =>
    en`No import ties it to the rest. ${topic} is the nearest part by the location of its files${cited(citations)}; that is not a proven dependency.`,
  usage: ({ symbol, citation, where, isTest }) =>
    isTest
      ? en`A test shows how ${symbol} is used (${citation}):`
      : en`Here is ${symbol} at work in ${where} (${citation}):`,
  recap: ({ name, main, files, usedBy, uses }) => [
    main === undefined
      ? en`**${name}** is ${count(files, "file")}.`
      : en`At the heart of **${name}**: ${main}, in ${count(files, "file")}.`,
    usedBy === 0
      ? en`No other part of the course depends on it.`
      : en`${count(usedBy, "other part")} of the course ${usedBy > 1 ? "depend" : "depends"} on it: changing it means reading them again.`,
    uses === 0 ? en`It depends on no other part.` : en`It depends on ${count(uses, "other part")}.`,
  ],
  next: ({ next, review, tutorial }) =>
    (next === undefined ? en`This is the last chapter` : en`Next in the course: ${next}`) +
    en`. To go deeper: ${review}; to practise: ${tutorial}.`,
};
