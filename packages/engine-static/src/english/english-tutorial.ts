import type { TutorialWords } from "../words/tutorial-words.ts";
import { en } from "../words/typography.ts";
import { count, list } from "./english-grammar.ts";

const STAGES = { understand: "Understand", predict: "Predict", change: "Change", run: "Run" };

/** `ValueError` (“no flour”) */
function failed(error: string | undefined, message: string | undefined): string {
  if (error === undefined) return en`the error “${message ?? ""}”`;
  return message === undefined ? error : en`${error} (“${message}”)`;
}

const LETTERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

const upper = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** `line 3`, `one of the lines 3 to 5` */
function lines(startLine: number, endLine: number): string {
  return startLine === endLine ? en`line ${startLine}` : en`one of the lines ${startLine} to ${endLine}`;
}

export const TUTORIAL: TutorialWords = {
  goal: ({ name, stages, chapter, review }) => {
    const told = list([...new Set(stages)].map((stage) => STAGES[stage].toLowerCase()));
    const tasks = `${upper(LETTERS[stages.length] ?? String(stages.length))} ${stages.length > 1 ? "tasks" : "task"}`;
    return en`${stages.length === 0 ? en`Work in the code of **${name}**.` : en`${tasks} in the code of **${name}**, to ${told}: answer before you open the answer.`} Read ${chapter} first; its ${review} shows the functions that are asked about here.`;
  },
  nothing: ({ name, citation }) =>
    en`The code of **${name}** gives no question whose answer the analysis can prove; read it directly (${citation}).`,
  prepare: (name) =>
    en`To open the code of **${name}** as the course cites it, put a clone at the same commit:`,
  heading: (number, stage, title) => en`${number}. ${STAGES[stage]}: ${title}`,
  trace: {
    title: (name) => en`how far does ${name} get?`,
    read: ({ name, citation }) => en`This is ${name} (${citation}).`,
    question: ({ subject, value, false: others }) =>
      en`Suppose that ${subject} is ${value}${others.length === 0 ? "" : en` and that ${list(others)} ${others.length > 1 ? "are" : "is"} false`}. If nothing else stops the call, on which line does it end?`,
    exit: (text, line) => en`${text}, line ${line}`,
    answer: ({ subject, value, condition, line, exit, exitLine, citation }) =>
      en`No branch above is taken. On line ${line}, ${condition} is true, since ${subject} is ${value}: the call ends with ${exit}, line ${exitLine} (${citation}).`,
  },
  skip: {
    title: (name) => en`what a call of ${name} has run`,
    read: ({ name, citation }) => en`Read ${name} and note where it can stop (${citation}).`,
    question: ({ exit }) => en`A call has ended with ${exit}. Which of these lines has it run?`,
    line: (text, line) => en`line ${line}: ${text}`,
    answer: ({ exit, exitLine, line, runLine, citation }) =>
      en`${exit} stands on line ${exitLine}, in the branch that opens on line ${line}: the call has passed line ${runLine} to get there (${citation}). The other lines stand below, or in branches that would have ended the call earlier.`,
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
    read: ({ name, citation }) => en`Read ${name} (${citation}).`,
    question: ({ name, caught, startLine, endLine }) =>
      en`During a call of ${name}, ${lines(startLine, endLine)} raises an error ${caught}. What does the caller get?`,
    none: en`no error`,
    answer: ({ name, caught, line, thrown, citation }) =>
      en`The clause on line ${line} catches ${caught}, then ${name} throws ${thrown} in its place (${citation}).`,
    sparedTitle: (name) => en`when the caller of ${name} does not see the error`,
    sparedQuestion: ({ name, caught, startLine, endLine }) =>
      en`During a call of ${name}, ${lines(startLine, endLine)} raises an error ${caught}. In which case does the caller get no error, and what does it get otherwise?`,
    sparedAnswer: ({ name, condition, exit, place, thrown, citation }) =>
      en`If ${condition}, ${name} ends with ${exit} (${place}) and the caller does not see the error; in all other cases, it gets an error ${thrown} (${citation}).`,
  },
  users: {
    title: (name) => en`what uses ${name}?`,
    question: ({ name, citation }) =>
      en`Before you modify ${name} (${citation}), note the lines of the other files of the product that name it, without their imports.`,
    answer: ({ name, places, more }) =>
      en`${name} is named at ${list(more > 0 ? [...places, count(more, "other line")] : places)}.`,
  },
  needs: {
    title: (name) => en`what ${name} needs`,
    question: ({ name, files }) =>
      en`Open the ${files > 1 ? `${files} files` : "file"} of ${name}: which names of other parts are used there?`,
    answer: ({ name, names, moreNames, citation }) =>
      en`${name} uses ${list(moreNames > 0 ? [...names, count(moreNames, "other name")] : names)}, beginning at ${citation}.`,
  },
  promise: {
    title: (name) => en`the test of ${name}`,
    question: ({ name, citation }) =>
      en`Find a test that goes through ${name} (${citation}), then run it alone.`,
    answer: ({ name, test, citation, command }) =>
      en`For example ${test} (${citation}), which goes through ${name}${command === undefined ? "" : en`; to run it: ${command}`}.`,
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
    title: (field) => en`the default of ${field}`,
    question: ({ type, field, citation }) =>
      en`Find in ${type} (${citation}) the value that the code gives to ${field} at the start.`,
    answer: ({ type, field, value, citation }) =>
      en`${field} is ${value} until something changes it (${citation}); the other values are those of other fields of ${type}.`,
  },
  state: {
    title: (name) => en`what ${name} modifies`,
    question: ({ name, citation }) =>
      en`Read ${name} (${citation}): to which of these fields does the method itself give a value?`,
    answer: ({ name, field, citation, others }) =>
      en`${name} gives a value to ${field} (${citation}). Other methods give one to the other fields, for example: ${list(others.map((each) => en`${list(each.fields)} in ${each.isConstructor ? en`the constructor, ${each.method}` : each.method}`))}.`,
  },
  variant: {
    title: (type) => en`a new kind of ${type}`,
    question: ({ type, citation, known, more, example }) =>
      en`You add an implementation of ${type} (${citation}) next to ${list(more === 0 ? known : [...known, count(more, "other")])}. A possible model: ${example}. Which of these methods must your code provide to honour ${type}?`,
    answer: ({ type, method, citation, wanted, wrong }) =>
      en`${type} declares ${method} (${citation})${wanted.length > 1 ? en`, and in all: ${list(wanted)}` : ""}. The other methods are not part of it: ${list(wrong.map(({ methods, owner }) => en`${list(methods)} ${methods.length > 1 ? "belong" : "belongs"} to ${owner}`))}.`,
  },
  registry: {
    title: (value) => en`one more value next to ${value}`,
    question: ({ subject, examples }) =>
      en`The code tells several values of ${subject} apart, among them ${list(examples)}. Which of these functions must you complete for one more value?`,
    answer: ({ name, subject, cases, citation }) =>
      en`${name} chooses by ${subject} and has ${cases} cases (${citation}); the new one belongs there. None of the other functions names these values.`,
    allQuestion: ({ examples }) =>
      en`You add a value next to ${list(examples)}. Which functions of the product have a case for both already, and so must be read again? Find them all.`,
    allAnswer: ({ examples, functions }) => en`${list(functions)}: each has a case for ${list(examples)}.`,
  },
  signature: {
    title: (name) => en`a parameter more for ${name}`,
    question: ({ name, citation }) =>
      en`Give ${name} (${citation}) one more mandatory parameter: which of these functions no longer works until you modify it?`,
    answer: ({ name, caller, lines: places, more }) =>
      en`${caller} calls ${name}. None of the other functions names it, even if some can lead to it. ${places.length + more > 1 ? "Calls" : "Call"} of the product to revise: ${list(more === 0 ? places : [...places, count(more, "other")])}.`,
    check: (name) =>
      en`Make the change, correct these calls, then look for those that remain, in tests too, in each line that names ${name}:`,
  },
  caught: {
    title: (name) => en`where the error of ${name} ends`,
    question: ({ name, error, message, citation }) =>
      en`${name} fails with ${failed(error, message)} (${citation}). Follow the calls upwards: which of these functions catches the error and does not let it leave?`,
    answer: ({ name, catcher, citation, through }) =>
      en`The error ends in ${catcher} (${citation}), ${through.length === 0 ? en`which calls ${name} itself` : en`after it has passed through ${list(through)}`}.`,
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
    insert: ({ statement, line }) => en`insert ${statement} just before line ${line}`,
    invert: ({ condition, line }) =>
      en`invert the condition on line ${line}, ${condition}, so that it says the opposite`,
    question: ({ name, change, file, citation }) =>
      en`In ${name} (${citation}), ${change}. One of these tests of ${file} calls ${name} itself and is therefore certain to fail: which one?`,
    interrupted: en`the inserted error interrupts it`,
    thrown: ({ condition, line }) =>
      en`since it expects no error, ${condition} is false there; inverted, the condition leads straight to the error on line ${line}`,
    answer: ({ name, test, citation, effect, stopsAll }) =>
      en`${test} calls ${name} (${citation}): ${effect}. The other tests do not name ${name}; ${stopsAll ? en`if they stop too, it is because a panic ends all tests of the package, or because they get there` : en`if one of them fails too, it gets there`} by a detour: another function, a constructor, a fixture.`,
    command: ({ name, place }) =>
      en`Run this test, then those around it, with the test tool of the repository (${place}); at the end, restore ${name}:`,
  },
  further: ({ name, chapter, review, next, previous }) => [
    en`Compare your answers about ${name} with ${chapter} and its ${review}.`,
    ...(next === undefined ? [] : [en`Go on with ${next}.`]),
    ...(previous === undefined ? [] : [en`Go back to ${previous}.`]),
  ],
};
