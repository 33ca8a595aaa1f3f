import type { TutorialWords } from "../words/tutorial-words.ts";
import { en } from "../words/typography.ts";
import { count, list, one } from "./english-grammar.ts";

export const TUTORIAL: TutorialWords = {
  goal: ({ name, chapter, review }) =>
    en`You are going to find in the code, by yourself, what ${chapter} and its ${review} explain: where **${name}** is defined, what it needs and who uses it. Answer each question before you open the answer.`,
  prepare: () => en`Go to a clone of the repository, at the course's commit:`,
  step: (number, title) => en`Step ${number}: ${title}`,
  question: (number, text) => en`**Question ${number} — ${text}**`,
  locate: {
    title: en`find the code`,
    text: ({ citation }) => en`Show the main file; its beginning is reproduced here too (${citation}).`,
    question: (file) => en`Which names does ${file} offer to other files?`,
    answer: (items) =>
      en`These names are visible from outside:\n\n${items.map((item) => `- ${item}`).join("\n")}`,
    answerNone: (file) => en`None: everything ${file} declares stays inside the file.`,
  },
  read: {
    title: (symbol) => en`read ${symbol}`,
    text: ({ symbol, kind, citation }) => en`${symbol} is ${one(kind)}; here is its text (${citation}).`,
    questionMethods: (symbol) => en`Which methods does ${symbol} have, and where do they begin?`,
    answerMethods: (items) => items.map((item) => `- ${item}`).join("\n"),
    questionUses: (symbol) => en`Which other names of the repository does the code of ${symbol} use?`,
    answerUses: (items) => items.map((item) => `- ${item}`).join("\n"),
    questionLength: (symbol) => en`Where does ${symbol} begin and where does it end?`,
    answerLength: ({ start, end, length, citation }) =>
      en`From line ${start} to line ${end}, that is ${count(length, "line")}: ${citation}.`,
  },
  callers: {
    title: (symbol) => en`find who uses ${symbol}`,
    text: en`Search the whole repository, at this commit, for the name:`,
    found: (citation) => en`Among others, you should find this passage (${citation}):`,
    question: (symbol) => en`If you rename ${symbol}, which files have to change?`,
    answer: (items) =>
      en`Besides the file that declares it:\n\n${items.map((item) => `- ${item}`).join("\n")}`,
    none: (symbol) => en`Search the whole repository, at this commit, for ${symbol}:`,
    questionNone: (symbol) => en`Which other file of the repository uses ${symbol}?`,
    answerNone: (symbol) =>
      en`No file the analysis can read uses it. ${symbol} is therefore meant for the outside of the repository, for its own file, or for nobody.`,
  },
  dependency: {
    title: en`follow a dependency`,
    text: ({ symbols, topic, citation }) =>
      en`These lines give access to ${list(symbols)}, from ${topic} (${citation}):`,
    question: (symbol) => en`In which file is ${symbol} declared, and which chapter is about it?`,
    answer: ({ symbol, citation, chapter }) =>
      en`${symbol} is declared here: ${citation}. The chapter is ${chapter}.`,
  },
  change: {
    title: en`measure a change`,
    text: ({ symbol, test }) =>
      en`Open ${test}, which puts ${symbol} to the test. Change a line of ${symbol}, run that test and read its message; then undo with the command below.`,
    textUntested: (symbol) =>
      en`No test names ${symbol}. Change a line of it, look for what could reveal the change, then undo with the command below.`,
    question: (symbol) => en`Which parts of the course can a change of ${symbol} reach?`,
    answer: ({ symbol, topics, files }) =>
      en`${count(files, "file")} besides its own ${files === 1 ? "names" : "name"} ${symbol}. Concerned: ${list(topics)}.`,
    answerNone: (symbol) => en`No other part names ${symbol}: the effect stays in its own.`,
  },
  text: {
    title: (citation) => en`Read this passage (${citation}):`,
    question: (file) => en`How many lines does ${file} have, and in which language is it written?`,
    answer: ({ lines, citation, language }) => en`${count(lines, "line")} of ${language}: ${citation}.`,
  },
  further: ({ chapter, review, next, previous }) => [
    en`Read ${chapter} again, then its ${review}, to compare your answers.`,
    ...(next === undefined ? [] : [en`Go on with ${next}.`]),
    ...(previous === undefined ? [] : [en`Go back to ${previous}.`]),
  ],
};
