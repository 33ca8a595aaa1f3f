/** Facts of the static analysis about the whole repository, for the prompt of step 1. */

import { formatCitation } from "@fondation/course";
import { type CodeFacts, compareBy, rankFiles } from "@fondation/code";
import { MATERIALIZE_LIMITS } from "@fondation/repository";
import { boundedLines, quoted } from "./bounded.ts";

/** Maximum characters of each part, about 12,000 tokens together. */
const MOST = { readme: 4_000, files: 14_000, symbols: 12_000, imports: 8_000, clusters: 10_000 };

/** Each part is bounded, with the most important lines first. */
export function repositoryFacts(view: CodeFacts): {
  readme: string;
  files: string;
  symbols: string;
  imports: string;
  clusters: string;
} {
  return {
    readme: readme(view),
    files: boundedLines(fileLines(view), MOST.files),
    symbols: boundedLines(symbolLines(view), MOST.symbols),
    imports: boundedLines(importLines(view), MOST.imports),
    clusters: boundedLines(clusterLines(view), MOST.clusters),
  };
}

function readme({ survey }: CodeFacts): string {
  const found = [...survey.texts].find(([path]) => /^readme(\.\w+)?$/i.test(path));
  return found === undefined ? "—" : quoted(found[1], MOST.readme);
}

function fileLines({ survey, links }: CodeFacts): string[] {
  const paths = survey.files.map(({ path }) => path);
  const rank = rankFiles(paths, links);
  return (
    survey.files
      // The model cannot open larger files.
      .filter(({ bytes }) => bytes <= MATERIALIZE_LIMITS.maxFileBytes)
      .sort(
        compareBy(
          ({ role }) => (role === "source" ? 1 : 0),
          ({ path }) => Math.round((rank.get(path) ?? 0) * 1e9),
          ({ path }) => path,
        ),
      )
      .map(({ path, lines, language }) => `- ${path} · ${lines.length} · ${language}`)
  );
}

function symbolLines({ topics }: CodeFacts): string[] {
  return topics
    .flatMap(({ symbols }) => symbols)
    .sort(
      compareBy(
        ({ score }) => score,
        ({ file }) => file.path,
        ({ symbol }) => -symbol.startLine,
      ),
    )
    .map(({ file, symbol, uses }) => {
      const { startLine, endLine, kind, name } = symbol;
      return `- ${kind} ${name} · ${formatCitation({ path: file.path, startLine, endLine })} · ${new Set(uses.map(({ from }) => from)).size}`;
    });
}

function importLines({ links }: CodeFacts): string[] {
  const byFile = Map.groupBy(links, ({ from }) => from);
  return [...byFile]
    .sort(
      compareBy(
        ([, list]) => list.length,
        ([path]) => path,
      ),
    )
    .map(([path, list]) => `- ${path} → ${list.map(({ to }) => to).join(", ")}`);
}

function clusterLines({ topics, ties }: CodeFacts): string[] {
  return topics.map(({ id, name, files, symbols }) => {
    const paths = files.slice(0, 12).map(({ path }) => path);
    const more = files.length > paths.length ? `, … (+${files.length - paths.length})` : "";
    const names = symbols.slice(0, 8).map(({ symbol }) => symbol.name);
    const uses = ties.filter(({ from, basis }) => from === id && basis === "use").map(({ to }) => to);
    return [
      `${id}. ${name}`,
      `   ${paths.join(", ")}${more}`,
      ...(names.length === 0 ? [] : [`   ${names.join(", ")}`]),
      ...(uses.length === 0 ? [] : [`   → ${uses.join(", ")}`]),
    ].join("\n");
  });
}
