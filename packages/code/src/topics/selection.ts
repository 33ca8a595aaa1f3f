/** Selects the parts to teach, each with the concept that names it. */

import { FondationError } from "@fondation/environment";
import { cutText } from "@fondation/environment/cut-text";
import type { CallGraph } from "../calls/call-graph.ts";
import { bondsOf } from "../concepts/bonds.ts";
import type { Concept } from "../concepts/concept.ts";
import { findConcepts } from "../concepts/find-concepts.ts";
import { gather } from "../concepts/gather.ts";
import type { Vocabulary } from "../concepts/vocabulary.ts";
import { worthOf } from "../concepts/worth.ts";
import type { FileLink } from "../graph/links.ts";
import { divideFiles, type Part } from "../graph/parts.ts";
import type { Pause } from "../pause.ts";
import type { SourceFile, Survey } from "../survey/survey.ts";

const MIN_PARTS = 3;

/** Characters of a path in a message. */
const MAX_SHOWN = 120;

/** The parts of one topic. */
export interface Selected {
  readonly parts: readonly Part[];
  /** What the topic is about; absent in a repository with too few declarations. */
  readonly seed?: Concept;
}

/** What the selection is made from. */
interface Evidence {
  readonly survey: Survey;
  readonly links: readonly FileLink[];
  readonly calls: CallGraph;
  readonly vocabulary: Vocabulary;
}

/**
 * The parts of each topic, for at least three and at most `wanted` topics. Throws REPOSITORY_EMPTY
 * when there is no source code.
 */
export async function selectParts(
  { survey, links, calls, vocabulary }: Evidence,
  wanted: number,
  pause: Pause,
): Promise<Selected[]> {
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
  const concepts = findConcepts(taught, links, survey, wanted);
  if (concepts.length < Math.min(wanted, MIN_PARTS)) {
    const parts = divideFiles(taught, wanted);
    const pieces = parts.length >= MIN_PARTS ? parts : blocks(taught);
    return together(pieces, wanted).map((group) => ({ parts: group }));
  }
  const bonds = bondsOf(concepts, links, calls, survey);
  const worth = worthOf(concepts, bonds, vocabulary, { survey, calls });
  const gathered = await gather(concepts, worth, bonds, Math.min(wanted, concepts.length), pause);
  return gathered.map((group) => ({ seed: group[0], parts: group.flatMap(({ parts }) => parts) }));
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

/** Neighbours in the order of the files together, where there are more than `wanted`. */
function together<T>(pieces: readonly T[], wanted: number): T[][] {
  const room = Math.min(wanted, pieces.length);
  return [
    ...Map.groupBy(pieces.entries(), ([index]) => Math.floor((index * room) / pieces.length)).values(),
  ].map((group) => group.map(([, piece]) => piece));
}
