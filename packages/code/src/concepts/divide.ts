/** Divides concepts of a small repository, until there are enough for a course. */

import { compareBy } from "../compare.ts";
import type { Survey } from "../survey/survey.ts";
import { type Concept, isLayout, pathsOf, stemOf } from "./concept.ts";
import { sliceFile } from "./slices.ts";
import { hasSubstance } from "./substance.ts";
import { keyOf, wordsOf } from "./words.ts";

/** A file with fewer lines is not divided. */
const MIN_FILE_LINES = 60;

/** Parts for which files are divided along functions, in a repository with fewer files. */
const FEWEST = 5;

/** Concepts that each way of dividing is tried on in vain. */
const MAX_TRIED = 100;

/**
 * Divides the largest concepts until `wanted` have enough code: directories along their files, then
 * files along their types. A piece of a file has no name of its own, so files are divided along
 * functions only as far as there are no more parts than files.
 */
export function divideMore(
  concepts: readonly Concept[],
  survey: Survey,
  wanted: number,
  total: number,
): Concept[] {
  let found = [...concepts];
  const known = new Map<Concept, boolean>();
  const hasEnough = (concept: Concept): boolean => {
    const enough = known.get(concept) ?? hasSubstance(concept, survey, total);
    known.set(concept, enough);
    return enough;
  };
  const files = survey.files.filter(({ role }) => role === "source").length;
  const ways: readonly (readonly [number, (concept: Concept) => readonly Concept[]])[] = [
    [wanted, (concept) => withoutLargest(concept, survey, hasEnough)],
    [wanted, (concept) => slice(concept, survey, true)],
    [Math.min(wanted, Math.max(FEWEST, files)), (concept) => slice(concept, survey, false)],
  ];
  for (const [enough, divide] of ways) {
    const whole = new Set<Concept>();
    while (whole.size < MAX_TRIED && found.filter(hasEnough).length < enough) {
      const [largest] = found
        .filter((concept) => !whole.has(concept) && concept.size >= MIN_FILE_LINES)
        .sort(
          compareBy(
            ({ size }) => size,
            ({ subject }) => subject.path,
            ({ subject }) => subject.name,
          ),
        );
      if (largest === undefined) break;
      const pieces = divide(largest);
      if (pieces.length < 2) whole.add(largest);
      else found = found.flatMap((concept) => (concept === largest ? pieces : [concept]));
    }
  }
  return found;
}

/**
 * A concept of several files without its largest one that is no kind of it, and that file, when both
 * have enough code.
 */
export function withoutLargest(
  concept: Concept,
  { byPath }: Survey,
  hasEnough: (concept: Concept) => boolean,
): readonly Concept[] {
  const { subject, parts, size } = concept;
  const isKind = (name: string): boolean => keyOf(wordsOf(name).at(-1) ?? "") === keyOf(subject.name);
  const [largest] = parts
    .filter(({ path, lines }) => lines === undefined && !isKind(stemOf(path)))
    .flatMap(({ path }) => byPath.get(path) ?? [])
    .filter(({ code }) => !code.symbols.some(({ kind, name }) => kind === "class" && isKind(name)))
    .sort(
      compareBy(
        ({ lines }) => lines.length,
        ({ path }) => path,
      ),
    );
  if (largest === undefined || isLayout(stemOf(largest.path))) return [concept];
  const { path, lines } = largest;
  const file: Concept = {
    subject: { kind: "file", path, name: stemOf(path) },
    parts: [{ path }],
    size: lines.length,
  };
  const others = parts.filter((part) => part.path !== path);
  const [only = "", second] = others.map((part) => part.path);
  const name = second === undefined && !isLayout(stemOf(only)) ? stemOf(only) : subject.name;
  const rest: Concept = {
    subject: name === subject.name ? subject : { kind: "file", path: only, name },
    parts: others,
    size: size - lines.length,
  };
  return hasEnough(file) && hasEnough(rest) ? [rest, file] : [concept];
}

/** The pieces of a concept of one file, along public types only or along functions too. */
export function slice(concept: Concept, { byPath }: Survey, isPublic: boolean): Concept[] {
  const [path = "", second] = pathsOf(concept);
  const file = byPath.get(path);
  if (file === undefined || second !== undefined || concept.parts.some(({ lines }) => lines))
    return [concept];
  return sliceFile(file, concept.subject, 2, isPublic);
}
