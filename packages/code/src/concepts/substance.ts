/** Whether a concept has enough code for chapters about what it does. */

import { holds } from "../graph/parts.ts";
import type { Survey } from "../survey/survey.ts";
import { type Concept, isGeneric } from "./concept.ts";

/** Fewer lines with text make no chapter, unless they are a large share of a small repository. */
const MIN_LINES = 30;
const SMALL_SHARE = 0.03;

/** A shorter type does not give a file its name. */
const MIN_TYPE_LINES = 5;

/** A concept with less of the repository has no weight of its own. */
const MIN_SHARE = 0.012;

/**
 * Whether a concept has enough lines, at least one function with a body, and something to name it.
 * One that is well known may be a small share of the repository.
 */
export function hasSubstance(concept: Concept, survey: Survey, total: number, isKnown = false): boolean {
  if (isGeneric(concept.subject.name) && !hasTypes(concept, survey)) return false;
  return (
    (isKnown || concept.size >= MIN_SHARE * total) &&
    linesOf(concept, survey) >= Math.min(MIN_LINES, SMALL_SHARE * total) &&
    hasBodies(concept, survey)
  );
}

/** Lines that are not empty. */
function linesOf({ parts }: Concept, { byPath }: Survey): number {
  let count = 0;
  for (const { path, lines } of parts) {
    const all = byPath.get(path)?.lines ?? [];
    const shown = lines === undefined ? all : all.slice(lines.startLine - 1, lines.endLine);
    count += shown.filter((line) => line.trim() !== "").length;
  }
  return count;
}

/** Files without a grammar may hold functions. */
function hasBodies({ parts }: Concept, { byPath }: Survey): boolean {
  return parts.some((part) => {
    const file = byPath.get(part.path);
    if (file === undefined) return false;
    if (file.row === undefined) return true;
    return file.code.statements.some(({ startLine }) => holds(part, part.path, startLine));
  });
}

/** Whether a type with methods, or a large one, stands in the concept: it gives a name. */
function hasTypes({ parts }: Concept, { byPath }: Survey): boolean {
  return parts.some((part) =>
    (byPath.get(part.path)?.code.symbols ?? []).some(
      ({ kind, name, exported, startLine, endLine }) =>
        exported &&
        (kind === "class" || kind === "struct" || kind === "interface") &&
        endLine - startLine >= MIN_TYPE_LINES &&
        !isGeneric(name) &&
        holds(part, part.path, startLine),
    ),
  );
}
