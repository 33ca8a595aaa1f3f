/**
 * Whether calls can follow each other: a literal argument can make a guard of the called function
 * leave before the next call, and two conditions on the way can exclude each other. What the texts do
 * not decide counts as possible.
 */

import type { Call, CodeFunction } from "../calls/code-function.ts";
import { statementsIn } from "../syntax/statements-in.ts";
import { circumstancesOf } from "./circumstances.ts";
import { consequences, evaluate, IS_NULL, type Truths } from "./expression.ts";
import { type Passing, parametersOf, passingsOf } from "./passing.ts";

export const NOTHING_KNOWN: Truths = new Map();

/** A place in a function: that of a call, or of an error. */
type Point = Parameters<typeof circumstancesOf>[0];

/** Whether the last place is reached through the calls before it, each in the function that the one before calls. */
export function isReached(calls: readonly Call[], last: Point): boolean {
  let known: Truths = NOTHING_KNOWN;
  for (const call of calls) {
    const next = enter(call, known);
    if (next === undefined) return false;
    known = next;
  }
  return known.size === 0 || holding(last, known) !== undefined;
}

/** What is known where the called function begins; undefined when the call cannot happen. */
export function enter(call: Call, known: Truths): Truths | undefined {
  const here = holding(call, known);
  if (here === undefined) return undefined;
  const [first, ...others] = passingsOf(call).map((passing) => passed(call, passing, here));
  if (first === undefined) return NOTHING_KNOWN;
  // Where several places of a line can be the call, only what they share is known.
  return new Map([...first].filter(([atom, truth]) => others.every((other) => other.get(atom) === truth)));
}

interface Requirement {
  readonly condition: string;
  readonly holds: boolean;
  readonly line: number;
}

/** Without cases, loops and handlers: what they need does not stand in their text alone. */
const requirements = new WeakMap<Point, readonly Requirement[]>();

function requirementsOf(point: Point): readonly Requirement[] {
  const known = requirements.get(point);
  if (known !== undefined) return known;
  const { enclosures, guards } = circumstancesOf(point);
  const found = [
    ...guards.map(({ condition, startLine }) => ({ condition, holds: false, line: startLine })),
    ...enclosures.flatMap(({ kind, head, elseIf, startLine }) =>
      head === undefined || (kind !== "if" && kind !== "else")
        ? []
        : [{ condition: head, holds: kind === "if" || elseIf, line: startLine }],
    ),
  ];
  requirements.set(point, found);
  return found;
}

/** What holds at a place of a function that begins with what is known; undefined when they exclude each other. */
function holding(point: Point, known: Truths): Truths | undefined {
  const required = requirementsOf(point);
  if (known.size === 0 && required.length === 0) return NOTHING_KNOWN;
  const assigned = assignedIn(point.from);
  const isKept = (atom: string, since: number, until: number): boolean =>
    assigned.every(({ name, line }) => line <= since || line >= until || !namesIn(atom).includes(name));
  for (const { condition, holds, line } of required) {
    const before = new Map([...known].filter(([atom]) => isKept(atom, 0, line)));
    if (evaluate(condition, before) === !holds) return undefined;
  }
  const here = new Map([...known].filter(([atom]) => isKept(atom, 0, point.line)));
  for (const { condition, holds, line } of required) {
    for (const [atom, truth] of consequences(condition, holds)) {
      if (isKept(atom, line, point.line)) here.set(atom, truth);
    }
  }
  return here;
}

interface Assigned {
  readonly name: string;
  readonly line: number;
}

const assignments = new WeakMap<CodeFunction["symbol"], readonly Assigned[]>();

/** The names that a function gives values. */
function assignedIn({ file, symbol }: CodeFunction): readonly Assigned[] {
  const known = assignments.get(symbol);
  if (known !== undefined) return known;
  const found = statementsIn(file.code.statements, symbol).flatMap(({ kind, head, startLine }) =>
    (kind === "assign" || kind === "loop") && head !== undefined
      ? namesIn(head).map((name) => ({ name, line: startLine }))
      : [],
  );
  assignments.set(symbol, found);
  return found;
}

const NAME = /(?<![\w$.])[A-Za-z_$][\w$]*/g;
const WORDS =
  /^(?:true|false|True|False|null|nil|None|undefined|this|self|instanceof|typeof|in|is|not|and|or|new|as|const|let|var)$/;

/** Without those behind a dot. */
function namesIn(text: string): string[] {
  return (text.replace(/\b(?:this|self)(?:\.|->)/g, "").match(NAME) ?? []).filter(
    (name) => !WORDS.test(name),
  );
}

/** What is known in the called function, in its own names. */
function passed(call: Call, { receiver, given }: Passing, here: Truths): Truths {
  const isSame = OWN.test(receiver) && call.from.symbol.container === call.to.symbol.container;
  const nameOf = new Map([...given].map(([parameter, value]) => [value, parameter]));
  const parameters = parametersOf(call.to);
  const locals = new Set([...parametersOf(call.from), ...assignedIn(call.from).map(({ name }) => name)]);
  const translate = (atom: string): string | undefined => {
    let isKnown = true;
    const text = atom.replace(NAME, (name, at: number) => {
      const renamed = nameOf.get(name);
      if (renamed !== undefined) return renamed;
      if (name === receiver && !isSame) return "this";
      if (name === "this" || name === "self" ? isSame : WORDS.test(name)) return name;
      const isFunction = atom[at + name.length] === "(";
      const isShared = /^\p{Lu}/u.test(name) || ((isSame || isFunction) && !locals.has(name));
      if (!isShared || parameters.includes(name)) isKnown = false;
      return name;
    });
    return isKnown ? text.replace(/(?<![\w$.])this\./g, "") : undefined;
  };
  const found = new Map<string, boolean>();
  for (const [atom, truth] of here) {
    const translated = translate(atom);
    if (translated !== undefined) found.set(translated, truth);
  }
  for (const [parameter, value] of given) {
    if (/^(?:true|false|True|False)$/.test(value)) {
      found.set(parameter, value.toLowerCase() === "true").set(`${parameter}${IS_NULL}`, false);
    } else if (/^(?:null|nil|None|undefined|nullptr|NULL)$/.test(value)) {
      found.set(parameter, false).set(`${parameter}${IS_NULL}`, true);
    }
  }
  return found;
}

/** A call of a name alone, or of a member of the same object. */
const OWN = /^(?:|this|self|super|cls)$/;
