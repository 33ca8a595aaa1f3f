/** What speaks for showing the body of a function. */

import { type CodeFunction, isConstructor, statementsIn, topicAt } from "@fondation/code";
import type { CourseView } from "../view/course-view.ts";

export interface Measured {
  readonly fn: CodeFunction;
  readonly lines: number;
  /** Share of the product's calls. */
  readonly mass: number;
  /** Branches, loops, caught and thrown errors, clean-ups. */
  readonly decisions: number;
  readonly statements: number;
  /** Statements, effects and called functions, on the scale of decisions. */
  readonly weight: number;
  /** For entry points, and functions that other parts call. */
  readonly bonus: number;
  /** Only announces: an abstract method that raises, a body without statements, a deprecated name. */
  readonly isEmpty: boolean;
}

const DECIDES: ReadonlySet<string> = new Set(["if", "else", "loop", "case", "catch", "throw", "defer"]);

/** Functions that make values beside the constructors of types. */
const MAKER = /^(?:new|init|New\p{Lu}\w*|New)$/u;

/** Whether the function makes a value. */
export function isMaker({ symbol }: CodeFunction): boolean {
  return isConstructor(symbol) || MAKER.test(symbol.name);
}

export function measure(fn: CodeFunction, view: CourseView): Measured {
  const { file, symbol } = fn;
  const statements = statementsIn(file.code.statements, symbol);
  const topic = topicAt(view.topics, file.path, symbol.startLine);
  const isEntry = entryAt(fn, view) !== undefined;
  const fromOutside = view.calls
    .callsTo(fn)
    .some(
      ({ from }) =>
        from.file.role === "source" && topicAt(view.topics, from.file.path, from.symbol.startLine) !== topic,
    );
  const callees = new Set(view.calls.callsFrom(fn).flatMap(({ to, certain }) => (certain ? [to] : [])));
  const only = statements.length === 1 ? statements[0] : undefined;
  const text = file.lines[(only?.startLine ?? 1) - 1] ?? "";
  return {
    fn,
    lines: symbol.endLine - symbol.startLine + 1,
    mass: view.calls.massOf(fn),
    decisions: statements.filter(({ kind }) => DECIDES.has(kind)).length,
    weight: statements.length / 4 + 2 * (view.effects.of(fn).length + callees.size),
    statements: statements.length,
    bonus: (isEntry ? 2 : 0) + (fromOutside ? 1 : 0) + (isMaker(fn) && statements.length > 4 ? 3 : 0),
    isEmpty:
      (only?.kind === "throw" && /implement|abstract|subclass/i.test(`${only.head ?? ""} ${text}`)) ||
      (only?.kind === "other" && text.trim() === "pass") ||
      /^\W*deprecated/i.test(symbol.doc?.text ?? "") ||
      symbol.endLine - symbol.startLine > 5_000,
  };
}

/** A getter, a delegation, a constructor that only assigns. */
export function isTrivial({ decisions, statements, lines }: Measured): boolean {
  return decisions === 0 && (statements <= 1 || lines <= 4);
}

export function entryAt(
  { file, symbol }: CodeFunction,
  view: CourseView,
): CourseView["entries"][number] | undefined {
  const inside = view.entries.filter(
    ({ place, symbol: named }) =>
      place.path === file.path &&
      (named === symbol || (place.startLine >= symbol.startLine && place.startLine <= symbol.endLine)),
  );
  return inside.find(({ symbol: named }) => named === symbol);
}
