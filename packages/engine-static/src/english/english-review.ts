import type { ReviewWords } from "../words/review-words.ts";
import { en } from "../words/typography.ts";
import { cited, count, KINDS, list, one } from "./english-grammar.ts";

export const REVIEW: ReviewWords = {
  keyMethod: ({ method, citation, names }) =>
    en`Through ${method} it is tied most to the rest of the repository (${citation}): that method uses ${count(names, "name")} of it.`,
  lead: ({ chapter, citations, uses, rejected, references }) =>
    en`This is a revision of ${chapter}. It reopened ${count(citations, "cited passage")} at the course's commit and checked ${count(uses, "use")} line by line` +
    (rejected === 0 ? "" : en` (${rejected} rejected)`) +
    (references === 0
      ? "."
      : en`, and tied ${count(references, "name")} to the ${references > 1 ? "chapters that explain them" : "chapter that explains it"}.`),
  symbol: ({ symbol, kind, citation, length }) =>
    en`${symbol} is ${one(kind)} of ${count(length, "line")} (${citation}).`,
  uses: (items) => en`To understand this code, one has to know ${list(items)}.`,
  usesNothing: () => en`This code calls nothing else of the repository: it can be read alone.`,
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
  tie: ({ topic, outgoing, symbols, citations }) =>
    outgoing
      ? en`Relies on ${topic}${symbols.length === 0 ? "" : en` for ${list(symbols)}`}${cited(citations)}.`
      : en`Serves ${topic}${symbols.length === 0 ? "" : en` through ${list(symbols)}`}${cited(citations)}.`,
  mutual: (topic) => en`The dependency with ${topic} goes both ways: these two parts are best read together.`,
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
};
