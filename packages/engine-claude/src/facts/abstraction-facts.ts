/**
 * Facts of the static analysis about the files of one abstraction, and about the uses between two.
 */

import { cutText } from "@fondation/environment/cut-text";
import { type Abstraction, formatCitation } from "@fondation/course";
import { type CodeFacts, compareBy, oneLine, placeOfUse, type Use } from "@fondation/code";
import { boundedLines } from "./bounded.ts";

const MOST_FACTS = 9_000;
const MOST_USES = 10_000;
const MOST_SYMBOLS_A_FILE = 25;
const MOST_LINES_OF_A_PAIR = 4;

/** The files with their symbols, then the uses from and to other files. */
export function abstractionFacts({ file_paths }: Abstraction, { survey, links }: CodeFacts): string {
  const files = file_paths.flatMap((path) => survey.byPath.get(path) ?? []);
  const own = new Set(file_paths);
  const described = files.flatMap(({ path, lines, language, code }) => [
    `- ${path} · ${lines.length} · ${language}`,
    ...code.symbols.slice(0, MOST_SYMBOLS_A_FILE).map(({ kind, name, startLine, endLine, doc }) => {
      const said = doc === undefined ? "" : ` · ${cutText(oneLine(doc.text), 160)}`;
      return `  - ${kind} ${name} · ${formatCitation({ path, startLine, endLine })}${said}`;
    }),
  ]);
  const uses = links
    .filter(({ from, to }) => own.has(to) !== own.has(from))
    .flatMap((link) => link.uses)
    .sort(
      compareBy(
        ({ lines }) => lines.length,
        ({ from }) => from,
      ),
    )
    .map((use) => `- ${use.from} → ${use.to} : ${use.symbol} · ${formatCitation(placeOfUse(use))}`);
  return boundedLines([...described, ...uses], MOST_FACTS);
}

/** The uses between the files of two abstractions, pairs with the most uses first. */
export function usesBetween(abstractions: readonly Abstraction[], { links }: CodeFacts): string {
  const owners = new Map<string, number[]>();
  for (const { id, file_paths } of abstractions) {
    for (const path of file_paths) owners.set(path, [...(owners.get(path) ?? []), id]);
  }
  const pairs = new Map<string, Use[]>();
  for (const link of links) {
    for (const from of owners.get(link.from) ?? []) {
      for (const to of owners.get(link.to) ?? []) {
        if (from === to) continue;
        const key = `${from} → ${to}`;
        pairs.set(key, [...(pairs.get(key) ?? []), ...link.uses]);
      }
    }
  }
  const lines = [...pairs]
    .sort(
      compareBy(
        ([, uses]) => uses.length,
        ([key]) => key,
      ),
    )
    .flatMap(([key, uses]) => [
      `- ${key}`,
      ...uses
        .toSorted(
          compareBy(
            (use) => use.lines.length,
            ({ symbol }) => symbol,
          ),
        )
        .slice(0, MOST_LINES_OF_A_PAIR)
        .map((use) => `  - ${use.symbol} · ${formatCitation(placeOfUse(use))}`),
    ]);
  return boundedLines(lines, MOST_USES);
}
