/**
 * G9: the measure of attention. Of the call-weighted mass of the product's functions, the share
 * whose body the course shows somewhere. A function that is shown in part counts in part.
 */

import type { CodeFacts, CodeFunction } from "@fondation/code";
import { type CheckOutcome, type Course, formatCitation, holdsSecret, yamlSlug } from "@fondation/course";
import { type CheckName, measured, roundedDown, Tally } from "../outcome/tally.ts";
import type { Descriptions } from "../reading/descriptions.ts";
import type { Occurrence } from "../reading/occurrences.ts";

export const COVERAGE: CheckName = {
  id: "G9",
  title: { fr: "Part du code central montrée", en: "Share of the central code that is shown" },
};

/** In percent, for the static engine. */
const LEAST_SHOWN = 60;
/** Larger repositories do not fit into a course: their share is measured, not required. */
const MOST_FILES = 300;
/** Findings name the heaviest functions that are missing. */
const NAMED = 10;

/** In characters: a longer line is data or minified code. */
const LONGEST_LINE = 240;

interface Weighed {
  readonly fn: CodeFunction;
  readonly mass: number;
  /** From 0 to 1. */
  readonly shown: number;
}

/**
 * Without functions there is nothing to measure. Of a large repository only the files count that
 * the abstractions list.
 */
export function checkCoverage(
  { engine, language }: Pick<Course, "engine" | "language">,
  { abstractions }: Descriptions,
  occurrences: readonly Occurrence[],
  { calls, survey }: Pick<CodeFacts, "calls" | "survey">,
): CheckOutcome {
  const isLarge = survey.files.length > MOST_FILES;
  const chosen = new Set(abstractions.value?.flatMap(({ file_paths }) => file_paths));
  const lines = shownLines(occurrences);
  const weighed = calls.functions
    .map((fn): Weighed => ({ fn, mass: calls.massOf(fn), shown: shareShown(fn, lines.get(fn.file.path)) }))
    .filter(({ fn, mass }) => mass > 0 && (!isLarge || chosen.has(fn.file.path)));
  const whole = weighed.reduce((sum, { mass }) => sum + mass, 0);
  if (whole === 0) return new Tally(COVERAGE).outcome(language);
  const percent = roundedDown(
    (100 * weighed.reduce((sum, { mass, shown }) => sum + mass * shown, 0)) / whole,
  );
  const isRequired = !isLarge && engine.name === "static";
  const missing = new Set(
    isRequired && percent < LEAST_SHOWN
      ? weighed
          .filter(({ shown }) => shown < 0.5)
          .sort((a, b) => b.mass - a.mass)
          .slice(0, NAMED)
      : [],
  );
  const tally = new Tally(COVERAGE);
  for (const one of weighed) {
    const { file, symbol } = one.fn;
    const share = ((100 * one.mass) / whole).toFixed(1);
    const message = `The body of \`${symbol.name}\` (${formatCitation({ path: file.path, ...symbol })}) carries ${share} % and is not shown. Show it where its part is explained.`;
    tally.count(yamlSlug("abstractions"), one.shown === 0 ? [{ message }] : [], missing.has(one));
  }
  return measured(tally.outcome(language), { percent, ...(isRequired ? { atLeast: LEAST_SHOWN } : {}) });
}

function shownLines(occurrences: readonly Occurrence[]): Map<string, Set<number>> {
  const shown = new Map<string, Set<number>>();
  for (const { citation, verbatim } of occurrences) {
    if (verbatim === undefined) continue;
    const lines = shown.get(citation.path) ?? new Set();
    shown.set(citation.path, lines);
    for (let line = citation.startLine; line <= citation.endLine; line += 1) lines.add(line);
  }
  return shown;
}

function isShowable(line: string): boolean {
  return line.trim() !== "" && line.length <= LONGEST_LINE && !holdsSecret(line);
}

/** Blank lines, lines that no excerpt can show and documentation inside the function do not count. */
function shareShown({ file, symbol }: CodeFunction, shown: ReadonlySet<number> = new Set()): number {
  const { startLine, endLine, doc } = symbol;
  let own = 0;
  let seen = 0;
  for (let line = startLine; line <= endLine; line += 1) {
    const isDoc = doc !== undefined && line >= doc.startLine && line <= doc.endLine;
    if (isDoc || !isShowable(file.lines[line - 1] ?? "")) continue;
    own += 1;
    if (shown.has(line)) seen += 1;
  }
  return own === 0 ? 1 : seen / own;
}
