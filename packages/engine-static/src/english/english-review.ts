import type { ReviewWords } from "../words/review-words.ts";
import { en } from "../words/typography.ts";
import { count, list, OUTSIDE } from "./english-grammar.ts";

/** `a, b, and 3 others`. */
const named = (items: readonly string[], more: number): string =>
  list(more > 0 ? [...items, count(more, "other")] : items);

const ENTRIES = {
  api: "is part of what the package offers",
  main: "is where the program starts",
  command: "answers the command",
  route: "answers the route",
  handler: "handles the event",
  worker: "is a background job",
} as const;

export const REVIEW: ReviewWords = {
  lead: ({ chapter, shown, total, lines, first }) =>
    total === 0
      ? en`This part declares no function: these are the declarations that ${chapter} places.`
      : en`Here is the code of the part that ${chapter} places, ${shown === total ? en`whole: ${count(total, "function")}` : en`${count(shown, "function")} of ${total}`}, ${count(lines, "line")}, in the order in which a run meets them, from ${list(first)}.`,
  placeInFlow: ({ name, citation, entry, callers, moreCallers, callees, moreCallees }) => {
    const start =
      entry === undefined
        ? en`${name} (${citation})`
        : entry.kind === "api" || entry.kind === "main"
          ? en`${name} (${citation}) ${ENTRIES[entry.kind]}`
          : en`${name} (${citation}) ${ENTRIES[entry.kind]} ${entry.label}`;
    const by =
      callers.length === 0
        ? undefined
        : en`${entry === undefined ? "is called" : "is also called"} by ${named(callers, moreCallers)}`;
    const then =
      callees.length === 0
        ? undefined
        : en`${by === undefined && entry === undefined ? "calls" : "it calls"} ${named(callees, moreCallees)}`;
    if (entry === undefined && by === undefined && then === undefined) {
      return en`The code alone does not say what calls ${name} (${citation}).`;
    }
    return `${[[start, by].filter(Boolean).join(entry === undefined ? " " : " and "), then].filter(Boolean).join(by === undefined && entry === undefined ? " " : "; ")}.`;
  },
  stateType: (name, citation) => en`What ${name} keeps from one call to the next (${citation}):`,
  omitted: (lines, start, end) =>
    lines === 1
      ? en`*(Line ${start} left out.)*`
      : en`*(Lines ${start} to ${end} left out, ${lines} lines.)*`,
  note: (opening, actions) =>
    opening === undefined ? `${upperFirst(list(actions))}.` : en`${opening}: ${list(actions)}.`,
  block: (opening, endLine) => en`${opening}: this whole block, to line ${endLine}.`,
  when: (condition, negated) => (negated ? en`Unless ${condition}` : en`If ${condition}`),
  onlyWhen: (action, condition, negated) =>
    negated ? en`${action} unless ${condition}` : en`${action} if ${condition}`,
  otherwise: (condition) => (condition === undefined ? "Otherwise" : en`Otherwise, if ${condition}`),
  onEachPass: (head) => (head === undefined ? "In a loop without a condition" : en`On each pass of ${head}`),
  inCase: (value) => (value === undefined ? "In all other cases" : en`Case ${value}`),
  onError: (types) => (types === undefined ? "When an error occurs" : en`When ${types} occurs`),
  always: () => "Whatever happens",
  calls: (fn, doc) => (doc === undefined ? en`calls ${fn}` : en`calls ${fn} — “${doc}”`),
  moreCalls: (number) => en`calls ${count(number, "more function")}`,
  moreActions: (number) => en`${count(number, "more effect")}`,
  effect: (kind, name) => en`acts on ${OUTSIDE[kind]} with ${name}`,
  fails: ({ thrown, isVariable, returned, message, caughtBy }) => {
    const what =
      thrown === undefined
        ? "raises the error again"
        : en`${returned ? "returns the error" : isVariable ? "raises the error" : "raises"} ${thrown}`;
    const catchers = caughtBy.map((name) => name ?? "the block below");
    return `${what}${message === undefined ? "" : en` (“${message}”)`}${catchers.length === 0 ? "" : en`, which ${list(catchers)} ${catchers.length > 1 ? "catch" : "catches"}`}`;
  },
  sets: (field, readers, more) =>
    readers.length === 0
      ? en`sets ${field}`
      : en`sets ${field}, which ${named(readers, more)} ${readers.length + more > 1 ? "use" : "uses"}`,
  startsTask: () => "starts a task that goes on alone",
  recovers: () => "recovers from a panic of everything called after it",
  returns: (value) => (value === undefined ? "leaves the function" : en`returns ${value}`),
  failure: ({ name, isVariable, thrown, message, citation, condition, caughtBy, callers }) => {
    const what = `${thrown === undefined ? "The error it received, raised again" : isVariable ? `The error ${thrown}` : thrown}${message === undefined ? "" : en`, “${message}”`}`;
    const when =
      condition === undefined
        ? ""
        : condition.kind === "catch"
          ? en`, after catching ${condition.text ?? "an error"}`
          : condition.kind === "case"
            ? en`, in case ${condition.text ?? ""}`
            : /^`(?:unless|guard) /.test(condition.text ?? "") || condition.negated
              ? en`, unless ${(condition.text ?? "").replace(/^`(?:unless|guard) /, "`")}`
              : en`, when ${condition.text ?? ""}`;
    const end =
      caughtBy.length > 0
        ? en`caught ${list(caughtBy.map(({ name: catcher, citation: place }) => (catcher === undefined ? en`right there (${place})` : en`by ${catcher} (${place})`)))}`
        : callers.length > 0
          ? en`it goes up to ${list(callers)}`
          : "it goes up to the caller";
    return en`${what} — in ${name} (${citation})${when}; ${end}.`;
  },
  moreFailures: (number) => en`And ${count(number, "more failure")} in the bodies above.`,
  promise: ({ name, tests, more }) =>
    en`${name}: ${tests.map(({ title, citation }) => en`“${title}” (${citation})`).join(", ")}${more > 0 ? en`, and ${count(more, "other test")}` : ""}.`,
  morePromises: (number) => en`Tests exercise ${count(number, "more function")} of this part.`,
  openCall: ({ name, citation, targets, more }) =>
    en`${name} (${citation}) can reach ${named(targets, more)}: the code alone does not decide.`,
  constants: ({ names, citation, readers, more }) =>
    en`${named(readers, more)} ${readers.length + more > 1 ? "read" : "reads"} ${list(names)} (${citation}):`,
  moreConstants: (number) =>
    en`The bodies read ${count(number, "more group of constants", "more groups of constants")}.`,
  moreOpenCalls: (number) => en`And ${count(number, "more call")} whose target stays open.`,
  hidden: ({ count: number, names, more }) =>
    number === 1
      ? en`The body of one function is not shown: ${list(names)}.`
      : en`The bodies of ${count(number, "function")} are not shown: ${named(names, more)}.`,
  next: ({ name, next, most, tutorial, abstractions }) =>
    (most === undefined ? "" : en`${name} calls ${most.topic} most (${count(most.calls, "call")}). `) +
    (next === undefined ? "This is the last reading" : en`Next: ${next}`) +
    en`; to practise, ${tutorial}; for the whole, ${abstractions}.`,
};

const upperFirst = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
