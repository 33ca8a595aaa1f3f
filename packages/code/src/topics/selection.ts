/** Selects the parts of each topic: clusters of files, or parts of files in a small repository. */

import { FondationError } from "@fondation/environment";
import { cutText } from "@fondation/environment/cut-text";
import { clusterFiles } from "../graph/clusters.ts";
import type { FileLink } from "../graph/links.ts";
import { divideFiles, type Part } from "../graph/parts.ts";
import { directoryOf } from "../graph/cluster-graph.ts";
import type { Pause } from "../pause.ts";
import type { SourceFile, Survey } from "../survey/survey.ts";

const MIN_PARTS = 3;

/** Characters of a path in a message. */
const MAX_SHOWN = 120;

/**
 * The parts of each topic, for at least three and at most `wanted` topics. Throws REPOSITORY_EMPTY
 * when there is no source code.
 */
export async function selectParts(
  survey: Survey,
  links: readonly FileLink[],
  wanted: number,
  pause: Pause,
): Promise<Part[][]> {
  const readable = survey.files.filter(({ lines }) => lines.length > 0);
  if (readable.length === 0) {
    throw new FondationError({
      code: "REPOSITORY_EMPTY",
      message: `The repository contains no source code that a course could teach${listed(survey.leftOut)}.`,
      advice:
        "Submit a repository with program files; documentation, data, notebooks and vendored code alone make no course.",
    });
  }
  const taught = taughtFiles(readable, wanted);
  if (taught.length >= wanted) {
    const sized = taught.map(({ path, lines }) => ({ path, size: lines.length }));
    const clusters = await clusterFiles(sized, links, wanted, packageDirectories(survey), pause);
    return clusters.map((cluster) => cluster.map((path) => ({ path })));
  }
  const parts = divideFiles(taught, wanted);
  return (parts.length >= MIN_PARTS ? parts : blocks(taught)).map((part) => [part]);
}

/** " (left out: 2 as notebook, for example a.ipynb)" */
function listed(leftOut: Survey["leftOut"]): string {
  if (leftOut.length === 0) return "";
  const counts = leftOut.map(({ reason, files, examples }) => {
    const example = examples[0] === undefined ? "" : `, for example ${cutText(examples[0].path, MAX_SHOWN)}`;
    return `${files} as ${reason}${example}`;
  });
  return ` (left out: ${counts.join("; ")})`;
}

function packageDirectories({ texts }: Survey): string[] {
  const manifests = [...texts.keys()].filter((path) =>
    /(^|\/)(package\.json|go\.mod|pyproject\.toml)$/.test(path),
  );
  return manifests.map(directoryOf).filter((directory) => directory !== "");
}

/**
 * The source files. Adds examples when there are too few sources, and tests when that is still too
 * little.
 */
function taughtFiles(files: readonly SourceFile[], wanted: number): SourceFile[] {
  const sources = mainLanguages(files.filter(({ role }) => role === "source"));
  if (divideFiles(sources, wanted).length >= wanted) return sources;
  const withSupport = files.filter(({ role }) => role !== "test");
  return divideFiles(withSupport, MIN_PARTS).length >= MIN_PARTS ? withSupport : [...files];
}

/** Leaves out build scripts and styles when most of the code is in languages with a grammar. */
function mainLanguages(files: readonly SourceFile[]): SourceFile[] {
  const known = files.filter(({ row }) => row !== undefined);
  const readable = known.filter(({ row }) => row?.glue === false);
  const lines = (list: readonly SourceFile[]): number =>
    list.reduce((sum, file) => sum + file.lines.length, 0);
  return [readable, known].find((list) => lines(list) >= 0.7 * lines(files)) ?? [...files];
}

/**
 * Three blocks of lines for a repository with fewer than three declarations; the same file three
 * times when it has fewer than three lines.
 */
function blocks(files: readonly SourceFile[]): Part[] {
  const parts: Part[] = files.map(({ path }) => ({ path }));
  const longest = files.toSorted((a, b) => b.lines.length - a.lines.length)[0];
  if (longest === undefined) return parts;
  const rest = parts.filter(({ path }) => path !== longest.path);
  const count = MIN_PARTS - rest.length;
  const filled = longest.lines.length;
  const pieces = Array.from({ length: count }, (_, index): Part => {
    if (filled < count) return { path: longest.path };
    const startLine = Math.floor((filled * index) / count) + 1;
    return { path: longest.path, lines: { startLine, endLine: Math.floor((filled * (index + 1)) / count) } };
  });
  return [...pieces, ...rest];
}
