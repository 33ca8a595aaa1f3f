/**
 * Whether calls can follow each other: a literal argument can make a guard of the called function
 * leave before the next call, and two conditions on the way can exclude each other. What the texts do
 * not decide counts as possible.
 */

import type { Call, CodeFunction } from "../calls/code-function.ts";
import { statementsIn } from "../syntax/statements-in.ts";
import { circumstancesOf } from "./circumstances.ts";
import { type Condition, consequences, evaluate, IS_NULL, readCondition, type Truths } from "./expression.ts";
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
  if (known.size > 0) return entered(call, known);
  if (!firstEntries.has(call)) firstEntries.set(call, entered(call, known));
  return firstEntries.get(call);
}

// Every search of a repository looks at the same calls, mostly with nothing known before them.
const firstEntries = new WeakMap<Call, Truths | undefined>();

function entered(call: Call, known: Truths): Truths | undefined {
  const here = holding(call, known);
  if (here === undefined) return undefined;
  const [first, ...others] = passagesOf(call).map((passage) => passed(passage, here));
  if (first === undefined || first.size === 0) return NOTHING_KNOWN;
  if (others.length === 0) return first;
  // Where several places of a line can be the call, only what they share is known.
  return new Map([...first].filter(([atom, truth]) => others.every((other) => other.get(atom) === truth)));
}

interface Requirement {
  readonly condition: Condition;
  readonly holds: boolean;
  readonly line: number;
  /** What its outcome says about the atoms. */
  readonly follows: readonly (readonly [string, boolean])[];
}

/** Without cases, loops and handlers: what they need does not stand in their text alone. */
const requirements = new WeakMap<Point, readonly Requirement[]>();

function requirementsOf(point: Point): readonly Requirement[] {
  const known = requirements.get(point);
  if (known !== undefined) return known;
  const { enclosures, guards } = circumstancesOf(point);
  const found = [
    ...guards.map(({ condition, startLine }) => requirement(condition, false, startLine)),
    ...enclosures.flatMap(({ kind, head, elseIf, startLine }) =>
      head === undefined || (kind !== "if" && kind !== "else")
        ? []
        : [requirement(head, kind === "if" || elseIf, startLine)],
    ),
  ];
  requirements.set(point, found);
  return found;
}

function requirement(text: string, holds: boolean, line: number): Requirement {
  const condition = readCondition(text);
  return { condition, holds, line, follows: [...consequences(condition, holds)] };
}

/** What holds at a place of a function that begins with what is known; undefined when they exclude each other. */
function holding(point: Point, known: Truths): Truths | undefined {
  const required = requirementsOf(point);
  if (known.size === 0 && required.length === 0) return NOTHING_KNOWN;
  const isKept = (atom: string, since: number, until: number): boolean =>
    assignmentsTo(atom, point.from).every((line) => line <= since || line >= until);
  for (const { condition, holds, line } of required) {
    const before = new Map([...known].filter(([atom]) => isKept(atom, 0, line)));
    if (evaluate(condition, before) === !holds) return undefined;
  }
  const here = new Map([...known].filter(([atom]) => isKept(atom, 0, point.line)));
  for (const { line, follows } of required) {
    for (const [atom, truth] of follows) if (isKept(atom, line, point.line)) here.set(atom, truth);
  }
  return here;
}

interface Assignments {
  /** The lines that give a name a value. */
  readonly lines: ReadonlyMap<string, readonly number[]>;
  readonly byAtom: Map<string, readonly number[]>;
}

const assignments = new WeakMap<CodeFunction["symbol"], Assignments>();

function assignmentsIn({ file, symbol }: CodeFunction): Assignments {
  const known = assignments.get(symbol);
  if (known !== undefined) return known;
  const lines = new Map<string, number[]>();
  for (const { kind, head, startLine } of statementsIn(file.code.statements, symbol)) {
    if ((kind !== "assign" && kind !== "loop") || head === undefined) continue;
    for (const name of namesIn(head)) lines.set(name, [...(lines.get(name) ?? []), startLine]);
  }
  const found = { lines, byAtom: new Map() };
  assignments.set(symbol, found);
  return found;
}

/** The lines that give a name of the atom a value. */
function assignmentsTo(atom: string, fn: CodeFunction): readonly number[] {
  const { lines, byAtom } = assignmentsIn(fn);
  if (lines.size === 0) return [];
  const known = byAtom.get(atom);
  if (known !== undefined) return known;
  const found = namesIn(atom).flatMap((name) => lines.get(name) ?? []);
  byAtom.set(atom, found);
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

/** One place of a call. */
interface Passage {
  /** What its literal arguments say. */
  readonly literals: Truths;
  /** An atom in the names of the called function; undefined where it says nothing there. */
  readonly translate: (atom: string) => string | undefined;
}

const passages = new WeakMap<Call, readonly Passage[]>();

function passagesOf(call: Call): readonly Passage[] {
  const known = passages.get(call);
  if (known !== undefined) return known;
  const found = passingsOf(call).map((passing) => ({
    literals: literalsIn(passing),
    translate: translation(call, passing),
  }));
  passages.set(call, found);
  return found;
}

function translation(call: Call, { receiver, given }: Passing): Passage["translate"] {
  const isSame = OWN.test(receiver) && call.from.symbol.container === call.to.symbol.container;
  const nameOf = new Map([...given].map(([parameter, value]) => [value, parameter]));
  const parameters = parametersOf(call.to);
  const locals = new Set([...parametersOf(call.from), ...assignmentsIn(call.from).lines.keys()]);
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
  const translated = new Map<string, string | undefined>();
  return (atom) => {
    if (!translated.has(atom)) translated.set(atom, translate(atom));
    return translated.get(atom);
  };
}

function literalsIn({ given }: Passing): Truths {
  const found = new Map<string, boolean>();
  for (const [parameter, value] of given) {
    if (/^(?:true|false|True|False)$/.test(value)) {
      found.set(parameter, value.toLowerCase() === "true").set(`${parameter}${IS_NULL}`, false);
    } else if (/^(?:null|nil|None|undefined|nullptr|NULL)$/.test(value)) {
      found.set(parameter, false).set(`${parameter}${IS_NULL}`, true);
    }
  }
  return found;
}

/** What is known in the called function, in its own names. */
function passed({ literals, translate }: Passage, here: Truths): Truths {
  if (here.size === 0) return literals;
  const found = new Map<string, boolean>();
  for (const [atom, truth] of here) {
    const translated = translate(atom);
    if (translated !== undefined) found.set(translated, truth);
  }
  for (const [atom, truth] of literals) found.set(atom, truth);
  return found;
}

/** A call of a name alone, or of a member of the same object. */
const OWN = /^(?:|this|self|super|cls)$/;
