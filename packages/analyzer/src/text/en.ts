/** The course's words in English. */

import type { SymbolKind } from "../parsing/code.ts";
import { en } from "./typography.ts";
import type { Words } from "./words.ts";

const KINDS: Readonly<Record<SymbolKind, string>> = {
  function: "function",
  class: "class",
  struct: "struct",
  method: "method",
  interface: "interface",
  type: "type",
  enum: "enum",
  constant: "constant",
};

function count(number: number, one: string, many = `${one}s`): string {
  return `${String(number).replace(/\B(?=(\d{3})+$)/g, ",")} ${number === 1 ? one : many}`;
}

function list(items: readonly string[]): string {
  if (items.length < 3) return items.join(" and ");
  return `${items.slice(0, -1).join(", ")}, and ${items.at(-1) ?? ""}`;
}

function cited(citations: readonly string[]): string {
  return citations.length === 0 ? "" : ` (${citations.join(", ")})`;
}

function where(places: readonly string[]): string {
  const named = places.filter((place) => place !== "");
  const root = en`at the root of the repository`;
  if (named.length === 0) return root;
  return en`under ${list(named)}${named.length < places.length ? en` and ${root}` : ""}`;
}

const one = (kind: SymbolKind): string => `${/^[aeiou]/.test(kind) ? "an" : "a"} ${KINDS[kind]}`;

/** English. */
export const ENGLISH: Words = {
  list,
  quote: (text) => en`“${text}”`,
  kind: (kind) => KINDS[kind],
  lines: (start, end) => (start === end ? en`line ${start}` : en`lines ${start} to ${end}`),
  more: (number) => count(number, "other"),

  reference: (kind, position, name) =>
    kind === "tutorial" ? en`tutorial ${position}, ${name}` : en`chapter ${position}, ${name}`,
  links: {
    abstractions: en`the list of abstractions`,
    review: en`reviewed version`,
    tutorial: en`the tutorial`,
  },

  headings: {
    role: en`What it is for`,
    files: en`Where the code is`,
    pieces: en`The main pieces`,
    neighbours: en`Who uses what`,
    usage: en`A real use`,
    idea: en`The idea in short`,
    reading: en`Guided reading`,
    users: en`The uses, checked one by one`,
    crossings: en`Ties to the other chapters`,
    glossary: en`Glossary`,
    checks: en`Checks`,
  },

  description: {
    quoted: (name, text) => en`The code introduces ${name} like this: “${text}”`,
    gathers: ({ files, lines, language, places, symbols }) =>
      en`${count(files, "file")} (${count(lines, "line")} of ${language}) ${where(places)}${symbols.length === 0 ? "" : en`, around ${list(symbols)}`}.`,
    part: ({ path, start, end, symbols }) =>
      en`Lines ${start} to ${end} of ${path}` +
      (symbols.length === 0 ? "." : en`, which declare ${list(symbols)}.`),
  },
  tie: {
    uses: (symbols, more) => en`uses ${list(more > 0 ? [...symbols, count(more, "other name")] : symbols)}`,
    imports: () => en`imports its files`,
    directory: (directory) =>
      en`is a neighbour in ${directory === "" ? "the same directory" : directory} (by location only: no import proves it)`,
    repository: () => en`belongs to the same repository (not proven: no import between the two)`,
  },
  summary: ({ repository, readme, files, languages, topics, ties, central }) =>
    [
      readme === undefined ? "" : en`The README of ${repository} says: “${readme}”`,
      en`The repository has ${count(files, "source file")} in ${list(languages)}, grouped here into ${count(topics, "abstraction")} joined by ${count(ties, "dependency", "dependencies")}.`,
      central === undefined ? "" : en`The one the others rely on most is ${central}.`,
    ]
      .filter(Boolean)
      .join(" "),
  placement: ({ name, position, reason, usedByEarlier, usesEarlier, usesLater, gives, takes }) => {
    const leadsTo =
      usesLater.length === 0 ? "" : en` This chapter prepares ${list(usesLater)}, which ${name} uses.`;
    if (reason === "isolated") {
      return en`No import ties ${name} to the other parts: nothing requires it earlier, so it can be studied on its own, in position ${position}.`;
    }
    if (reason === "entry") {
      return en`${name} is an entry point: no other part uses it. Starting here shows the need before the means.${leadsTo}`;
    }
    const seen =
      usedByEarlier.length === 0
        ? ""
        : en`${list(usedByEarlier)}, already seen, ${usedByEarlier.length > 1 ? "use" : "uses"} ${name}: the need is known before the means.`;
    const flow =
      takes === 0
        ? en`Nothing still to come uses ${name}.`
        : gives >= takes
          ? en`${name} makes ${count(gives, "use")} of the parts left, which make only ${takes} of ${name}: this follows the dependencies.`
          : en`The parts left still use ${name} (${count(takes, "use")}), but none depends less on what is left.`;
    const loop =
      usesEarlier.length === 0
        ? ""
        : en`As ${name} also uses ${list(usesEarlier)}, these parts form a cycle.`;
    return [seen, flow, loop].filter(Boolean).join(" ") + leadsTo;
  },
  shortfall: ({ wanted, found, files }) =>
    en`This repository is too small for ${count(wanted, "chapter")}: in ${count(files, "source file")} the analysis tells ${count(found, "abstraction")} apart, hence ${count(found, "chapter")}.`,

  chapter: {
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
    piecesIntro: (shown, total) =>
      shown === total
        ? en`Here is what this part declares, from the most to the least important.`
        : en`Of ${count(total, "declaration")}, here ${shown > 1 ? `are the ${shown} that matter` : "is the one that matters"} most, by uses, size and documentation.`,
    piece: ({ kind, exported, citation, users, length }) =>
      en`${exported ? "Public" : "Module-internal"} ${KINDS[kind]} of ${count(length, "line")} (${citation})` +
      (users === 0 ? "." : en`, used by ${count(users, "file")}.`),
    pieceDoc: (doc) => en`“${doc}”`,
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
    near: (topic, citations) =>
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
  },

  review: {
    keyMethod: ({ method, citation, reliances }) =>
      en`Through ${method} it is tied most to the rest of the repository (${citation}): that method uses ${count(reliances, "name")} of it.`,
    lead: ({ chapter, citations, uses, rejected, references }) =>
      en`This is a revision of ${chapter}. It reopened ${count(citations, "cited passage")} at the course's commit and checked ${count(uses, "use")} line by line` +
      (rejected === 0 ? "" : en` (${rejected} rejected)`) +
      (references === 0
        ? "."
        : en`, and tied ${count(references, "name")} to the ${references > 1 ? "chapters that explain them" : "chapter that explains it"}.`),
    symbol: ({ symbol, kind, citation, length }) =>
      en`${symbol} is ${one(kind)} of ${count(length, "line")} (${citation}).`,
    relies: (items) => en`To understand this code, one has to know ${list(items)}.`,
    reliesOnNothing: () => en`This code calls nothing else of the repository: it can be read alone.`,
    own: (symbol) => symbol,
    other: (symbol, chapter) => en`${symbol} (${chapter})`,
    usersIntro: () =>
      en`Each cited line was read again: the name really stands there. Uses in tests are counted apart.`,
    user: ({ symbol, sources, tests, citations }) =>
      en`${symbol}: ${[
        ...(sources > 0 ? [count(sources, "source file")] : []),
        ...(tests > 0 ? [count(tests, "test file")] : []),
      ].join(", ")}${cited(citations)}.`,
    unused: (symbols) =>
      en`No file of the repository that the analysis can read uses ${list(symbols)}: an entry for the outside, or code to look at again.`,
    crossing: ({ topic, outgoing, symbols, citations }) =>
      outgoing
        ? en`Relies on ${topic}${symbols.length === 0 ? "" : en` for ${list(symbols)}`}${cited(citations)}.`
        : en`Serves ${topic}${symbols.length === 0 ? "" : en` through ${list(symbols)}`}${cited(citations)}.`,
    mutual: (topic) =>
      en`The dependency with ${topic} goes both ways: these two parts are best read together.`,
    unproven: (topic) =>
      en`The tie to ${topic} comes from the location of the files alone; it is marked “not proven”.`,
    definition: ({ symbol, kind, citation, doc }) =>
      en`${symbol}: ${KINDS[kind]}, ${citation}.` + (doc === undefined ? "" : en` “${doc}”`),
    checkedCitations: (number, files) =>
      en`${count(number, "cited passage")} in ${count(files, "file")}: all exist at the course's commit, and the excerpts are identical to the file.`,
    checkedUses: (confirmed, total) =>
      en`${count(total, "use")} found through the imports: ${confirmed} confirmed by the name on the cited line.`,
    rejectedUses: (items) =>
      en`Uses rejected because the name does not stand on the line in this form: ${list(items)}.`,
    checkedTies: (proven, total) =>
      en`${count(total, "tie")} to other chapters, ${proven} of them proven by an import or a name used.`,
    tested: (citations) => en`Tests use it: ${list(citations)}.`,
    untested: () =>
      en`No test file of the repository names its symbols: their behaviour is not checked directly.`,
    undocumented: (symbols) => en`Without a documentation comment: ${list(symbols)}.`,
    documented: (number) =>
      number > 1
        ? en`All ${number} public names carry a documentation comment.`
        : en`The public name carries a documentation comment.`,
    recap: ({ name, confirmed, proven }) => [
      en`**${name}**: ${count(confirmed, "confirmed use")} and ${count(proven, "proven tie")} to the other parts.`,
    ],
    next: ({ next, tutorial, abstractions }) =>
      (next === undefined ? en`This is the last reviewed chapter` : en`Next: ${next}`) +
      en`. To practise: ${tutorial}. Overview: ${abstractions}.`,
  },

  tutorial: {
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
      questionRelies: (symbol) => en`Which other names of the repository does the code of ${symbol} use?`,
      answerRelies: (items) => items.map((item) => `- ${item}`).join("\n"),
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
    depends: {
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
  },
};
