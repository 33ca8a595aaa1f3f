/** What the resolved imports, uses and calls of a repository prove, by file and line. */

import type { CodeFacts } from "@fondation/code";
import type { Citation } from "@fondation/course";

interface Proof {
  readonly startLine: number;
  readonly endLine: number;
  /** What is used; absent for an import of a whole file. */
  readonly name?: string;
  /** The file that declares it. */
  readonly to: string;
}

export interface Proofs {
  /** The uses on the cited lines. */
  on(citation: Citation): readonly Proof[];
}

/** Each file is indexed when it is first cited. */
export function proofsOf(facts: Pick<CodeFacts, "survey" | "links" | "calls">): Proofs {
  const byFile = new Map<string, readonly Proof[]>();
  const links = Map.groupBy(facts.links, ({ from }) => from);
  const functions = Map.groupBy(facts.calls.functions, ({ file }) => file.path);
  const index = (path: string): Proof[] => {
    const imported = (links.get(path) ?? []).flatMap(({ to, imports, uses }): Proof[] => [
      ...imports.map(({ startLine, endLine }) => ({ startLine, endLine, to })),
      ...uses.flatMap(({ symbol: name, lines, imported: from }): Proof[] => [
        ...lines.map((line) => ({ startLine: line, endLine: line, name, to })),
        ...(from === undefined ? [] : [{ startLine: from.startLine, endLine: from.endLine, name, to }]),
      ]),
    ]);
    const called = [
      ...(functions.get(path) ?? []).flatMap((fn) => facts.calls.callsFrom(fn)),
      ...facts.calls.callsOutside(path),
    ]
      .filter(({ certain }) => certain)
      .map(
        ({ line, to }): Proof => ({ startLine: line, endLine: line, name: to.symbol.name, to: to.file.path }),
      );
    return [...imported, ...called, ...usesWithin(path, facts)];
  };
  return {
    on({ path, startLine, endLine }) {
      const known = byFile.get(path) ?? index(path);
      byFile.set(path, known);
      return known.filter((proof) => proof.startLine <= endLine && proof.endLine >= startLine);
    },
  };
}

/** A file may use what it declares itself, outside of the declaration's first line. */
function usesWithin(path: string, { survey }: Pick<CodeFacts, "survey">): Proof[] {
  const code = survey.byPath.get(path)?.code;
  if (code === undefined) return [];
  const declared = Map.groupBy(code.symbols, ({ name }) => name);
  return code.references.flatMap(({ name, line }): Proof[] => {
    const symbols = declared.get(name) ?? [];
    const isUse = symbols.length > 0 && symbols.every(({ startLine }) => startLine !== line);
    return isUse ? [{ startLine: line, endLine: line, name, to: path }] : [];
  });
}
