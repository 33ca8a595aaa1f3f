import type { TutorialWords } from "../words/tutorial-words.ts";
import { en } from "../words/typography.ts";
import { count, list } from "./english-grammar.ts";

const STAGES = { understand: "Understand", predict: "Predict", change: "Change", run: "Run" };

/** `ValueError` (“no flour”) */
function failed(error: string | undefined, message: string | undefined): string {
  if (error === undefined) return en`the error “${message ?? ""}”`;
  return message === undefined ? error : en`${error} (“${message}”)`;
}

/** "`a` (line 3) and `b` (line 7)" */
function conditions(items: readonly { readonly condition: string; readonly line: number }[]): string {
  return list(items.map(({ condition, line }) => en`${condition} (line ${line})`));
}

export const TUTORIAL: TutorialWords = {
  goal: ({ name, tasks, chapter, review }) =>
    en`${tasks === 0 ? "Work" : count(tasks, "task")} in the code of **${name}**: read, predict, change, run, with an answer of your own before you open ours. Read ${chapter} first; its ${review} shows the functions that are asked about here.`,
  nothing: ({ name, citation }) =>
    en`The code of **${name}** gives no question whose answer the analysis can prove; read it directly (${citation}).`,
  prepare: (name) =>
    en`To open the code of **${name}** as the course cites it, put a clone at the same commit:`,
  heading: (number, stage, title) => en`${number}. ${STAGES[stage]}: ${title}`,
  trace: {
    title: (name) => en`how far does ${name} get?`,
    read: ({ name, citation }) => en`This is ${name} (${citation}).`,
    question: ({ name, false: before, condition, line }) =>
      before.length === 0
        ? en`${name} is called, the condition ${condition} on line ${line} is true. If nothing else stops it, on which line does ${name} end?`
        : en`${name} is called; false ${before.length > 1 ? "are" : "is"} ${conditions(before)}, while the condition ${condition} on line ${line} is true. If nothing else stops it, on which line does ${name} end?`,
    exit: (text, line) => en`${text}, line ${line}`,
    answer: ({ name, false: before, condition, line, exit, exitLine, citation }) =>
      en`${before.length === 0 ? en`Nothing stops ${name} before line ${line}` : before.length > 1 ? en`The ${before.length} branches above are skipped` : en`The branch on line ${before[0]?.line ?? line} is skipped`}; because ${condition} is true, the branch runs and leaves through ${exit}, line ${exitLine} (${citation}). Nothing below it in ${name} runs.`,
  },
  skip: {
    title: (name) => en`what ${name} does not do`,
    read: ({ name, citation }) => en`Read ${name}, and note where it can stop (${citation}).`,
    question: ({ name, condition, line }) =>
      en`${name} reaches line ${line}, where ${condition} is true: which of these lines is not executed then?`,
    line: (text, line) => en`line ${line}: ${text}`,
    answer: ({ name, condition, line, missed, exitLine, citation }) =>
      en`When ${condition} is true (line ${line}), ${name} ends on line ${exitLine}: line ${missed} further down is never reached, while the other lines run before that (${citation}).`,
  },
  match: {
    title: (name) => en`the right case in ${name}`,
    question: ({ name, subject, value, citation }) =>
      en`In ${name} (${citation}), ${subject} matches ${value}: what does the function do then, first?`,
    answer: ({ name, subject, value, action, citation }) =>
      en`The case ${value} of ${name} leads to ${action} (${citation}); the other answers belong to other values of ${subject}.`,
  },
  cause: {
    title: (name) => en`back to the cause in ${name}`,
    question: ({ name, exit, citation }) =>
      en`A call of ${name} ended with ${exit}: open the function (${citation}) and say which condition was true.`,
    answer: ({ name, exit, condition, line, exitLine, citation }) =>
      en`${exit} stands only on line ${exitLine} of ${name}, in the branch that ${condition} opens on line ${line} (${citation}).`,
  },
  convert: {
    title: (name) => en`what the caller of ${name} gets`,
    question: ({ name, caught, line, citation }) =>
      en`During a call of ${name} (${citation}), ${caught} occurs in the block that line ${line} protects. What does the caller of ${name} get?`,
    answer: ({ name, caught, line, thrown, citation }) =>
      en`${thrown}: the clause on line ${line} catches ${caught}, then ${name} throws this other error (${citation}).`,
  },
  users: {
    title: (name) => en`what uses ${name}?`,
    question: ({ name, citation }) =>
      en`${name} (${citation}) has to behave in another way. Before you touch ${name}, note the places of the product that use it: what would become of each?`,
    answer: ({ name, places, more }) =>
      en`${name} is used at ${places.length + more > 1 ? "these places" : "this place"}: ${list(more > 0 ? [...places, count(more, "other")] : places)}.`,
  },
  needs: {
    title: (name) => en`what ${name} needs`,
    question: ({ name, files }) =>
      en`Open the ${files > 1 ? `${files} files` : "file"} of ${name}: which names of other parts are used there, and what would have to replace them?`,
    answer: ({ name, names, moreNames, citation }) =>
      en`${name} uses ${list(moreNames > 0 ? [...names, count(moreNames, "other name")] : names)}, beginning at ${citation}.`,
  },
  promise: {
    title: (name) => en`the test of ${name}`,
    question: ({ name, citation }) =>
      en`Find a test that goes through ${name} (${citation}), say what it promises, then run it alone.`,
    answer: ({ name, citation, command }) =>
      en`${citation} calls ${name}${command === undefined ? "" : en`; the command: ${command}`}.`,
  },
  order: {
    title: (name) => en`unfold ${name}`,
    question: ({ name, citation, through }) =>
      en`Start in ${name} (${citation}) and step into ${through} where it is called. If nothing stops on the way, in which order do these functions begin?`,
    sequence: (names) => names.join(" → "),
    answer: ({ name, steps, through }) =>
      en`In the order of the calls of ${name}, those of ${through} included: ${list(steps.map((step) => en`${step.name} (${step.citation})`))}.`,
  },
  setting: {
    title: (field) => en`the value of ${field} when nobody sets it`,
    question: ({ type, field, citation }) =>
      en`Nobody has set ${field}: find in ${type} (${citation}) the value that the code gives it then.`,
    answer: ({ type, field, value, citation }) =>
      en`${field} is ${value} until somebody changes it: ${type} says so in ${citation}, and the other values belong to fields around it.`,
  },
  state: {
    title: (name) => en`what ${name} modifies`,
    question: ({ name, citation }) =>
      en`Read ${name} (${citation}): which of these fields does the method itself assign?`,
    answer: ({ name, field, citation, others }) =>
      en`${name} assigns ${field} (${citation}). The others change elsewhere: ${list(others.map((each) => en`${each.field} in ${each.method}`))}.`,
  },
  variant: {
    title: (type) => en`a new kind of ${type}`,
    question: ({ type, citation, known, more, example }) =>
      en`You add an implementation of ${type} (${citation}) next to ${list(more === 0 ? known : [...known, count(more, "other")])}. A possible model: ${example}. Which of these methods must your code provide to honour ${type}?`,
    answer: ({ type, method, citation, wanted, wrong }) =>
      en`${type} declares ${method} (${citation})${wanted.length > 1 ? en`, and in all: ${list(wanted)}` : ""}. ${wrong.length === 1 ? en`The other one is not part of it` : en`The others are not part of it`}: ${list(wrong.map((each) => en`${each.method} belongs to ${each.owner}`))}.`,
  },
  registry: {
    title: (subject) => en`one more case for ${subject}`,
    question: ({ subject, examples }) =>
      en`The code tells several values of ${subject} apart, among them ${list(examples)}. To tell one more value of ${subject} apart, in which function do you write a case?`,
    answer: ({ name, subject, cases, citation }) =>
      en`${name} chooses by ${subject} and has ${cases} cases (${citation}); the new one belongs there, and none of the other functions holds such a choice.`,
  },
  signature: {
    title: (name) => en`a parameter more for ${name}`,
    question: ({ name, citation, file }) =>
      en`${name} (${citation}) gets one more mandatory parameter: which function of ${file} must change with it?`,
    answer: ({ name, caller, lines, more }) =>
      en`${caller} calls ${name}, the other functions do not name it; calls to revise: ${list(more === 0 ? lines : [...lines, count(more, "other")])}.`,
  },
  caught: {
    title: (name) => en`where the error of ${name} ends`,
    question: ({ name, error, message, citation }) =>
      en`${failed(error, message)} leaves ${name} (${citation}). Follow the calls upwards from ${name}: which of these functions deals with the error?`,
    answer: ({ name, error, message, catcher, citation, through }) =>
      en`${catcher} deals with it (${citation}): ${through.length === 0 ? en`it calls ${name} itself` : en`${list(through)} only ${through.length > 1 ? "pass" : "passes"} ${failed(error, message)} on`}.`,
  },
  move: {
    title: (type) => en`one step of ${type}`,
    next: ({ type, name, from, citation }) =>
      en`${type} is ${from} when ${name} (${citation}) runs: which value can the function give it then?`,
    nextAnswer: ({ type, name, from, to, condition, citation }) =>
      en`From ${from}, ${name} makes ${type} ${to} (${citation})${condition === undefined ? "" : en`, in the branch ${condition}`}; no other assignment of ${name} starts there.`,
    maker: ({ type, to }) => en`${type} has become ${to}: which of these functions has made the step?`,
    makerAnswer: ({ type, name, to, condition, citation }) =>
      en`${name} makes ${type} ${to} (${citation})${condition === undefined ? "" : en`, in the branch ${condition}`}; the others set other values and never name ${to}.`,
  },
  run: {
    title: (name) => en`break ${name} and see which test notices`,
    testTitle: (title) => en`“${title}”`,
    question: ({ name, line, statement, file, citation }) =>
      en`In ${name} (${citation}), insert ${statement} just before line ${line}: which of these tests of ${file} is certain to fail then?`,
    command: ({ name, place }) =>
      en`To check it with the test tool of the repository (${place}), and then restore ${name}:`,
    answer: ({ name, line, statement, test, citation, tests }) =>
      en`${test} (${citation}) goes through ${name}: ${statement} before line ${line} interrupts it. The analysis sees no call that leads from the other tests to ${name}. In all, ${count(tests, "test")} ${tests > 1 ? "call" : "calls"} ${name}.`,
  },
  further: ({ name, chapter, review, next, previous }) => [
    en`Compare your answers about ${name} with ${chapter} and its ${review}.`,
    ...(next === undefined ? [] : [en`Go on with ${next}.`]),
    ...(previous === undefined ? [] : [en`Go back to ${previous}.`]),
  ],
};
