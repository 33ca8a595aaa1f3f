/**
 * Conditions as far as their text alone tells when they hold. Texts that are spelled alike are one
 * atom; everything else about their meaning stays unknown.
 */

/** Atoms with their truth, where it is known. `x == null` says that there is no `x`. */
export type Truths = ReadonlyMap<string, boolean>;

/** A text is read once, and evaluated for every way that leads past it. */
export type Condition =
  | { readonly kind: "not"; readonly part: Condition }
  | { readonly kind: "any" | "all"; readonly parts: readonly Condition[] }
  | { readonly kind: "atom"; readonly atom: string; readonly negated: boolean };

export function readCondition(condition: string): Condition {
  const text = bare(condition);
  const opposite = oppositeOf(text);
  if (opposite !== undefined) return { kind: "not", part: readCondition(opposite) };
  const any = split(text, OR).parts;
  if (any.length > 1) return { kind: "any", parts: any.map(readCondition) };
  const all = split(text, AND).parts;
  if (all.length > 1) return { kind: "all", parts: all.map(readCondition) };
  return { kind: "atom", ...atomOf(text) };
}

/** Whether the condition holds, as far as the atoms decide it. */
export function evaluate(condition: Condition, truths: Truths): boolean | undefined {
  if (condition.kind === "atom") {
    const { atom, negated } = condition;
    const truth = LITERALS.get(atom) ?? truths.get(atom) ?? ofAbsence(atom, truths);
    return truth === undefined ? undefined : truth !== negated;
  }
  if (condition.kind !== "not") return combined(condition.parts, condition.kind === "any", truths);
  const truth = evaluate(condition.part, truths);
  return truth === undefined ? undefined : !truth;
}

/** What follows for the atoms of a condition that holds, or does not. */
export function* consequences(condition: Condition, holds: boolean): Generator<readonly [string, boolean]> {
  if (condition.kind === "not") yield* consequences(condition.part, !holds);
  else if (condition.kind === "atom") {
    // A cut text, a choice, or a value that the test itself makes stays unknown.
    if (!OPEN.test(condition.atom)) yield [condition.atom, holds !== condition.negated];
  } else if (holds === (condition.kind === "all")) {
    for (const part of condition.parts) yield* consequences(part, holds);
  }
}

const OPEN = /…|[?]|[^=!<>]=[^=>]|\+\+|--/;

/** One part decides when it has the value `deciding`; all of them together when none is unknown. */
function combined(parts: readonly Condition[], deciding: boolean, truths: Truths): boolean | undefined {
  const values = parts.map((part) => evaluate(part, truths));
  if (values.includes(deciding)) return deciding;
  return values.includes(undefined) ? undefined : !deciding;
}

const LITERALS: Truths = new Map([
  ["true", true],
  ["false", false],
]);

/** What holds, or is true, is there. */
function ofAbsence(atom: string, truths: Truths): boolean | undefined {
  if (atom.endsWith(IS_NULL)) return truths.get(atom.slice(0, -IS_NULL.length)) === true ? false : undefined;
  return truths.get(`${atom}${IS_NULL}`) === true ? false : undefined;
}

export const IS_NULL = " == null";

const OR = /^(?:\|\||\bor\b)/;
const AND = /^(?:&&|\band\b)/;
const EQUALS = /^(?:[!=]==?|\bis not\b|\bis\b)/;
const NOTHING = /^(?:null|nil|None|undefined|nullptr|NULL)$/;

interface Atom {
  readonly atom: string;
  readonly negated: boolean;
}

/** The condition behind a negation of the whole text. */
function oppositeOf(text: string): string | undefined {
  const not = /^(?:not |!)/.exec(text)?.[0];
  const hasParts = not !== undefined && [OR, AND].some((operator) => split(text, operator).parts.length > 1);
  if (not === undefined || hasParts) return undefined;
  // Where a comparison follows, `!` belongs to its left side alone.
  const isSide =
    not === "!" && (/[<>]|\b(?:in|instanceof)\b/.test(text) || split(text, EQUALS).parts.length > 1);
  return isSide ? undefined : text.slice(not.length);
}

function atomOf(condition: string): Atom {
  const { parts, operators } = split(condition, EQUALS);
  const [left = "", right = ""] = parts.map(bare);
  const [operator, another] = operators;
  if (operator === undefined || another !== undefined) return { atom: condition, negated: false };
  const found = equality(left, right);
  return operator.startsWith("!") || operator === "is not" ? { ...found, negated: !found.negated } : found;
}

function equality(left: string, right: string): Atom {
  if (/^(?:true|True|false|False)$/.test(right)) return { atom: left, negated: /^f/i.test(right) };
  return { atom: NOTHING.test(right) ? `${left}${IS_NULL}` : `${left} == ${right}`, negated: false };
}

/** Without white space at its ends and the parentheses around all of it, and with a field by its name alone. */
function bare(condition: string): string {
  let text = condition.replace(/\s+/g, " ").trim();
  while (text.startsWith("(") && closing(text) === text.length - 1) text = text.slice(1, -1).trim();
  return text.replace(/(?<![\w$.])(?:\$?this(?:\.|->)|self\.|@)(?=\w)/g, "");
}

function closing(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "(") depth += 1;
    else if (text[at] === ")") depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

interface Parts {
  readonly parts: readonly string[];
  readonly operators: readonly string[];
}

/** The parts between the operators that stand outside of brackets and strings. */
function split(text: string, operator: RegExp): Parts {
  const parts: string[] = [];
  const operators: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? "";
    const quoted = QUOTES.includes(letter) ? text.indexOf(letter, at + 1) : -1;
    if (quoted !== -1) at = quoted;
    else if ("([{".includes(letter)) depth += 1;
    else if (")]}".includes(letter)) depth -= 1;
    else if (depth === 0 && !(/\w/.test(letter) && /[\w.$]/.test(text[at - 1] ?? " "))) {
      const found = operator.exec(text.slice(at, at + LONGEST))?.[0];
      if (found === undefined) continue;
      parts.push(text.slice(start, at));
      operators.push(found);
      at += found.length - 1;
      start = at + 1;
    }
  }
  return { parts: [...parts, text.slice(start)], operators };
}

const QUOTES = "\"'`";

/** In characters: the longest operator with the character after it. */
const LONGEST = 8;
