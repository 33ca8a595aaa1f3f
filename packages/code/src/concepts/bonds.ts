/** How strongly concepts work together: proven uses of each other's names. */

import type { CallGraph } from "../calls/call-graph.ts";
import type { FileLink } from "../graph/links.ts";
import { compareBy } from "../compare.ts";
import type { SourceFile, Survey } from "../survey/survey.ts";
import { holds } from "../graph/parts.ts";
import { isConstructor } from "../syntax/constructor.ts";
import type { Concept } from "./concept.ts";

/** The strength of a call, next to 1 to 3 for the use of a name. */
const CALL = 0.5;

/** From concept to concept by their positions in the list: the strength of the uses. */
export interface Bonds {
  /** Uses in both directions. */
  readonly between: readonly ReadonlyMap<number, number>[];
  /** For each concept, the concepts that use it. */
  readonly users: readonly ReadonlySet<number>[];
}

/** A name with many users says little about which concepts belong together, so it counts less. */
export function bondsOf(
  concepts: readonly Concept[],
  links: readonly FileLink[],
  calls: CallGraph,
  survey: Survey,
): Bonds {
  const find = conceptFinder(concepts);
  const between = concepts.map(() => new Map<number, number>());
  const users = concepts.map(() => new Set<number>());
  const pairs: { from: number; to: number; strength: number }[] = [];
  const note = (from: number | undefined, to: number | undefined, strength: number): void => {
    if (from === undefined || to === undefined || from === to) return;
    users[to]?.add(from);
    pairs.push({ from, to, strength });
  };
  const declarations = new Map<string, Map<string, number>>();
  const lineOf = (path: string, symbol: string): number => {
    const known = declarations.get(path) ?? linesOf(survey.byPath.get(path));
    declarations.set(path, known);
    return known.get(symbol) ?? 1;
  };
  for (const { from, to, uses } of links) {
    if (survey.byPath.get(from)?.role !== "source") continue;
    if (uses.length === 0) note(find(from, 1), find(to, 1), 0.5);
    for (const { symbol, lines, imported } of uses) {
      const target = find(to, lineOf(to, symbol));
      const user = find(from, lines[0] ?? imported?.startLine ?? 1);
      note(user, target, 1 + 0.3 * Math.min(lines.length, 6));
    }
  }
  for (const fn of calls.functions) {
    if (fn.file.role !== "source") continue;
    const from = find(fn.file.path, fn.symbol.startLine);
    for (const { to, certain } of calls.callsFrom(fn)) {
      if (certain) note(from, find(to.file.path, to.symbol.startLine), CALL);
    }
  }
  for (const { from, to, strength } of pairs) {
    const damped = strength / Math.sqrt(users[to]?.size ?? 1);
    between[from]?.set(to, (between[from].get(to) ?? 0) + damped);
    between[to]?.set(from, (between[to].get(from) ?? 0) + damped);
  }
  return { between, users };
}

/** Where a file declares each name; methods last. */
function linesOf(file: SourceFile | undefined): Map<string, number> {
  const all = (file?.code.symbols ?? []).filter((symbol) => !isConstructor(symbol));
  const symbols = all.toSorted(compareBy(({ kind }) => (kind === "method" ? 1 : 0)));
  return new Map(symbols.map(({ name, startLine }) => [name, startLine]));
}

/** Finds the concept of a line, by its position in the list. */
export function conceptFinder(
  concepts: readonly Concept[],
): (path: string, line: number) => number | undefined {
  const all = concepts.flatMap(({ parts }, index) => parts.map((part) => ({ part, index })));
  const byPath = Map.groupBy(all, ({ part }) => part.path);
  return (path, line) => byPath.get(path)?.find(({ part }) => holds(part, path, line))?.index;
}
