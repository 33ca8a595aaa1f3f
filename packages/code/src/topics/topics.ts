/** Makes topics of the selected parts: ranks, names and numbers them. */

import type { Vocabulary } from "../concepts/vocabulary.ts";
import { compareBy } from "../compare.ts";
import type { FileLink } from "../graph/links.ts";
import type { Part } from "../graph/parts.ts";
import { rankFiles } from "../graph/ranking.ts";
import type { SourceFile, Survey } from "../survey/survey.ts";
import { nameTopics } from "./naming.ts";
import { rankSymbols, usesBySymbol } from "./symbols.ts";
import type { Selected } from "./selection.ts";
import type { Topic } from "./topic.ts";

/** Importance is the PageRank of the files, then the size. */
export function createTopics(
  survey: Survey,
  links: readonly FileLink[],
  selected: readonly Selected[],
  vocabulary: Vocabulary,
): Topic[] {
  const uses = usesBySymbol(links);
  const taught = [...new Set(selected.flatMap(({ parts }) => parts.map(({ path }) => path)))];
  const globalRank = rankFiles(taught, links);
  const drafts = selected.map(({ parts, seed }) => {
    const paths = [...new Set(parts.map(({ path }) => path))];
    const rank = rankInside(paths, links, survey);
    const files = paths
      .flatMap((path) => survey.byPath.get(path) ?? [])
      .sort(
        compareBy(
          (file) => rank.get(file.path) ?? 0,
          ({ path }) => path,
        ),
      );
    const size = parts.reduce((sum, part) => sum + sizeOf(part, survey), 0);
    const mass = paths.reduce((sum, path) => sum + (globalRank.get(path) ?? 0), 0);
    return { parts, seed, files, symbols: rankSymbols(parts, files, rank, uses), size, mass };
  });
  drafts.sort(
    compareBy(
      ({ mass }) => Math.round(mass * 1e6),
      ({ size }) => size,
      ({ files }) => files[0]?.path ?? "",
      ({ parts }) => -(parts[0]?.lines?.startLine ?? 0),
    ),
  );
  const names = nameTopics(drafts, survey, vocabulary);
  return drafts.map(({ parts, seed, files, symbols, size }, index) => ({
    id: index + 1,
    name: names[index]?.name ?? "",
    namedAfter: names[index]?.namedAfter ?? "file",
    parts,
    files,
    symbols,
    size,
    ...(seed === undefined ? {} : { seed }),
  }));
}

function sizeOf({ path, lines }: Part, survey: Survey): number {
  if (lines !== undefined) return lines.endLine - lines.startLine + 1;
  return survey.byPath.get(path)?.lines.length ?? 0;
}

/**
 * Ranks files by the links within one topic. A ranking over the whole repository would put loggers,
 * errors and settings first.
 */
function rankInside(
  paths: readonly string[],
  links: readonly FileLink[],
  survey: Survey,
): Map<string, number> {
  const inside = rankFiles(paths, links);
  const users = Map.groupBy(links, ({ to }) => to);
  return new Map(
    paths.map((path) => {
      const file = survey.byPath.get(path);
      const outside = new Set((users.get(path) ?? []).map(({ from }) => from)).size;
      const weight =
        (inside.get(path) ?? 0) * Math.min(paths.length, 8) +
        0.5 * Math.log2(1 + outside) +
        0.4 * Math.log2(1 + (file?.lines.length ?? 0));
      return [path, Math.round(weight * damping(file) * 1e6) / 1e6];
    }),
  );
}

const PLUMBING =
  /(^|\/)(index|__init__|types?|errors?|exceptions?|constants?|log(ger|ging)?|config|utils?|helpers?|compat|version)\.\w+$/i;

function damping(file: SourceFile | undefined): number {
  if (file === undefined || (file.row !== undefined && file.code.symbols.length === 0)) return 0.2;
  return PLUMBING.test(file.path) ? 0.6 : 1;
}
