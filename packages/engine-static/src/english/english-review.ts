import { conditionGroups } from "../words/condition-groups.ts";
import type { EscapeFacts, ReviewWords } from "../words/review-words.ts";
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
  lead: ({ chapter, shown, alike, total, lines, first }) =>
    total === 0
      ? en`This part declares no function: these are the declarations that ${chapter} presents.`
      : en`Here is the code of the part that ${chapter} presents, ${shown === total ? en`whole: ${count(total, "function")}` : en`${count(shown, "function")} of ${total}`}, ${count(lines, "line")}, from ${list(first)} on, following the calls${alike === 0 ? "" : en`; ${count(alike, "other")} only differ in names`}.`,
  placeInFlow: (facts) => {
    const { name, citation, entry, callers, moreCallers, callees, moreCallees, example, test, outside } =
      facts;
    const start =
      entry === undefined
        ? en`${name} (${citation})`
        : entry.kind === "api" || entry.kind === "main"
          ? en`${name} (${citation}) ${ENTRIES[entry.kind]}`
          : en`${name} (${citation}) ${ENTRIES[entry.kind]} ${entry.label}`;
    const by =
      callers.length === 0
        ? undefined
        : en`${entry === undefined ? "is called" : "is also called"} by ${named(callers, moreCallers)}${example === undefined ? "" : en`, as in ${example.call} (${example.citation})`}`;
    const does = [
      ...(callees.length === 0 ? [] : [en`calls ${named(callees, moreCallees)}`]),
      ...outside.map(({ kind, names }) => en`acts on ${OUTSIDE[kind]} through ${list(names)}`),
    ];
    if (entry === undefined && by === undefined) {
      const tested = test === undefined ? [] : [en`is called by the test “${test.title}” (${test.citation})`];
      const facts = [...tested, ...does];
      return facts.length === 0 ? en`Here is ${start}.` : `${start} ${list(facts)}.`;
    }
    const first = [start, by].filter(Boolean).join(entry === undefined ? " " : " and ");
    return `${does.length === 0 ? first : en`${first}; it ${list(does)}`}.`;
  },
  stateType: (name, citation) => en`What ${name} keeps from one call to the next (${citation}):`,
  omitted: (lines, start, end) =>
    lines === 1
      ? en`*(Line ${start} left out.)*`
      : en`*(Lines ${start} to ${end} left out, ${lines} lines.)*`,
  alike: (shown, others) =>
    en`Written like ${shown}: ${others
      .map(
        ({ name, citation, differences }) =>
          en`${name} (${citation})${differences.length === 0 ? "" : en`, with ${list(differences.map(({ from, to }) => en`${to} for ${from}`))}`}`,
      )
      .join("; ")}.`,
  note: (opening, actions) =>
    opening === undefined ? `${upperFirst(actions.join("; "))}.` : en`${opening}: ${actions.join("; ")}.`,
  when: (condition, negated) => (negated ? en`Unless ${condition}` : en`If ${condition}`),
  onlyWhen: (action, condition, negated) =>
    negated ? en`unless ${condition}, ${action}` : en`if ${condition}, ${action}`,
  onlyAfter: (action, types) =>
    types === undefined ? en`after an error, ${action}` : en`when ${types} occurs, ${action}`,
  otherwise: (condition) => (condition === undefined ? "Otherwise" : en`Otherwise, if ${condition}`),
  onEachPass: (head) => (head === undefined ? "In this endless loop" : en`On each pass of ${head}`),
  inCase: (value) => (value === undefined ? "In all other cases" : en`Case ${value}`),
  onError: (types) => (types === undefined ? "When an error occurs" : en`When ${types} occurs`),
  always: () => "Whatever happens",
  calls: (fn, doc) => en`${fn} — “${doc}”`,
  gives: (fn, value, citation) => en`${fn} returns ${value} (${citation})`,
  constant: (name, value, citation) => en`${name} is ${value} (${citation})`,
  byDefault: (name, value, citation) => en`${name} is ${value} by default (${citation})`,
  decides: ({ field, reader, condition, citation, more }) =>
    en`this line changes ${field}, which ${reader} reads in the condition ${condition} (${citation})${more > 0 ? en`, as ${more > 1 ? "do" : "does"} ${count(more, "other function")}` : ""}`,
  escapes: (facts) => {
    const what = subject(facts);
    const way = route(facts);
    const test =
      facts.test === undefined
        ? undefined
        : en`the test “${facts.test.title}” (${facts.test.citation}) expects ${way === undefined ? what : "it"}`;
    return [way === undefined ? undefined : `${what} ${way}`, test].filter(Boolean).join("; ");
  },
  arrives: (errors, more) =>
    en`${errors.length + more > 1 ? "these errors are caught" : "this error is caught"} here: ${named(
      errors.map((error) => en`${subject(error)} from ${error.fn} (${error.citation})`),
      more,
    )}`,
  thrownIn: (type, functions, more) => en`${type} is raised in ${named(functions, more)}`,
  moreActions: (number) => en`${count(number, "more remark")} would fit here`,
  recovers: () => "recovers from a panic of everything called after it",
  failure: (facts) => {
    const { name, isVariable, thrown, message, manner, citation } = facts;
    const bare =
      manner === "panic"
        ? "A panic"
        : message === undefined
          ? "The error it received, raised again"
          : "An error";
    const what = `${thrown === undefined ? bare : isVariable ? `The error ${thrown}` : thrown}${message === undefined ? "" : en`, “${message}”`}`;
    const when = conditionsOf(facts);
    const way = route(facts);
    return en`${what} — in ${name} (${citation})${when}${way === undefined ? "" : en`; it ${way}`}.`;
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

/** `ValueError` (“no flour”) */
function subject({ thrown, message, manner }: Pick<EscapeFacts, "thrown" | "message" | "manner">): string {
  const quoted = message === undefined ? "" : en`“${message}”`;
  if (thrown === undefined)
    return [manner === "panic" ? "the panic" : "the error", quoted].filter(Boolean).join(" ");
  return quoted === "" ? thrown : `${thrown} (${quoted})`;
}

function route({ through, moreThrough, caughtBy, moreCaughtBy }: EscapeFacts): string | undefined {
  const way = named(through, moreThrough);
  if (caughtBy.length === 0) return through.length === 0 ? undefined : en`goes up through ${way}`;
  // Without the proof that a clause ends the error, it is only certain that it gets there.
  const isEnd = caughtBy.every(({ ends }) => ends);
  const places = named(
    caughtBy.map(
      ({ name, citation }) => en`${isEnd ? "in" : "of"} ${name ?? "the same function"} (${citation})`,
    ),
    moreCaughtBy,
  );
  const end = isEnd ? en`is caught ${places}` : en`reaches the error handling ${places}`;
  return through.length === 0 ? end : en`goes up through ${way} and ${end}`;
}

const upperFirst = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** `, when a and b, unless c or d`. */
function conditionsOf({ conditions, isPartial }: Parameters<ReviewWords["failure"]>[0]): string {
  if (conditions.length === 0) return "";
  const { branches, cases, caught, failed } = conditionGroups(conditions);
  const said = [
    ...(branches.length === 0 ? [] : [en`when ${list(branches)}`]),
    ...(failed.length === 0 ? [] : [en`unless ${failed.join(" or ")}`]),
    ...cases.map((text) => en`in case ${text}`),
    ...caught.map((text) => en`after catching ${text ?? "an error"}`),
    ...(isPartial ? ["among other conditions"] : []),
  ];
  return said.map((each) => en`, ${each}`).join("");
}
