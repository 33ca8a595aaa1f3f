/** How much a concept deserves a part of its own. */

import { compareText } from "../compare.ts";
import type { Survey } from "../survey/survey.ts";
import type { CallGraph } from "../calls/call-graph.ts";
import { type Bonds, conceptFinder } from "./bonds.ts";
import { hasSubstance } from "./substance.ts";
import { createSupportFinder, type SupportKind } from "./support.ts";
import { type Concept, isGeneric, isPlumbing, pathsOf, type Subject } from "./concept.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { keyOf, rootOf } from "./words.ts";

/** More lines than this share of the repository do not make a concept more important. */
const LARGE_SHARE = 0.12;

/** What a part is worth when it only supports the product, as a share. */
const SUPPORT: Readonly<Record<SupportKind, number>> = { testing: 0.3, observing: 0.7, tools: 0.8 };

/** The share for code that every project has; a type with a name of its own may still matter. */
const PLUMBING = { named: 0.5, nameless: 0.25 } as const;

/** A directory of several files is the authors' own grouping. */
const GROUPED = 1.2;

/** The share for a concept without enough code. */
const EMPTY = 0.02;

const INNER = /(^|\/)_?(internals?|private|impl)(\/|$)/i;

/** What the documentation mentions as often, next to the most mentioned name, may be small. */
const KNOWN = 0.4;

export function worthOf(
  concepts: readonly Concept[],
  bonds: Bonds,
  vocabulary: Vocabulary,
  { survey, calls }: { readonly survey: Survey; readonly calls: CallGraph },
): number[] {
  const total = Math.max(
    1,
    concepts.reduce((sum, { size }) => sum + size, 0),
  );
  const shares = languageShares(survey);
  const masses = massesOf(concepts, calls);
  const supportOf = createSupportFinder(survey);
  const alone = concepts.map((_, index) => (bonds.between[index]?.size ?? 0) === 0);
  const known = concepts.map(({ subject }) =>
    isGeneric(subject.name) || subject.general === true
      ? 0
      : Math.log2(1 + vocabulary.mentions(subject.name)),
  );
  const most = Math.max(1, ...known);
  const isLinked = alone.filter(Boolean).length < concepts.length / 2;
  return concepts.map((concept, index) => {
    const { subject, size } = concept;
    const users = bonds.users[index]?.size ?? 0;
    const generic = isGeneric(subject.name);
    const documented = !generic && vocabulary.heading(subject.name) !== undefined;
    const fame = (known[index] ?? 0) / most;
    const isKnown = documented || fame > KNOWN;
    const support = supportOf(subject);
    const isNamed = namesake(concept, survey) !== undefined && !isPlumbing(subject.name);
    const plumbing = subject.kind !== "type" && serves(subject);
    const share = (size / total + (masses[index] ?? 0)) / 2;
    const language = Math.max(
      ...pathsOf(concept).map((path) => shares.get(survey.byPath.get(path)?.language ?? "") ?? 0),
    );
    return (
      Math.min(share, LARGE_SHARE) ** 0.4 *
      (1 +
        0.12 * Math.log2(1 + users) +
        (documented ? 0.6 : 0) +
        fame +
        (namesake(concept, survey) === undefined ? 0 : 0.3)) *
      (hasSubstance(concept, survey, total, isKnown) ? 1 : EMPTY) *
      (support === undefined || (documented && support === "testing") ? 1 : SUPPORT[support]) *
      (!isKnown && isEnum(concept, survey) ? 0.3 : 1) *
      (subject.alike === true ? 0.4 : 1) *
      (!isKnown && INNER.test(subject.path) ? 0.7 : 1) *
      (generic && subject.kind !== "type" ? 0.5 : 1) *
      (plumbing
        ? documented || (isKnown && isPlumbing(subject.name))
          ? 0.8
          : PLUMBING[isNamed ? "named" : "nameless"]
        : 1) *
      (subject.kind === "function" ? 0.6 : 1) *
      (subject.kind === "directory" && concept.parts.length > 1 ? GROUPED : 1) *
      (subject.general === true && subject.kind === "file" ? 0.4 : 1) *
      (isLinked && alone[index] === true ? 0.4 : 1) *
      (0.4 + 0.6 * Math.sqrt(language))
    );
  });
}

/** Whether the name, or that of a directory around it, is one that every project has. */
function serves({ name, path, kind }: Subject): boolean {
  const around = path.split("/").slice(0, kind === "directory" ? undefined : -1);
  return isPlumbing(name) || path === "bin" || around.some((segment) => SERVING.test(segment));
}

const SERVING = /^(_?utils?|utilities|helpers?|contrib|extras?|compat|deprecated|misc)$/i;

/** The declaration of a type with the concept's own name, or that does what the name says. */
export function namesake({ subject, parts }: Concept, { byPath }: Survey): string | undefined {
  if (subject.kind === "type") return subject.name;
  const types = parts.flatMap(({ path }) =>
    (byPath.get(path)?.code.symbols ?? [])
      .filter(({ kind }) => kind !== "method" && kind !== "constant" && kind !== "function")
      .map(({ name }) => name),
  );
  const [found] = [keyOf, rootOf].flatMap((key) =>
    types.filter((name) => key(name) === key(subject.name)).sort(compareText),
  );
  return found;
}

/** Everything uses the levels or kinds of an enumeration, but it does little. */
function isEnum(concept: Concept, survey: Survey): boolean {
  const name = namesake(concept, survey);
  return pathsOf(concept).some((path) =>
    survey.byPath.get(path)?.code.symbols.some((symbol) => symbol.kind === "enum" && symbol.name === name),
  );
}

/** Each concept's share of the calls that reach the product's functions. */
function massesOf(concepts: readonly Concept[], calls: CallGraph): number[] {
  const find = conceptFinder(concepts);
  const masses = concepts.map(() => 0);
  for (const fn of calls.functions) {
    const index = find(fn.file.path, fn.symbol.startLine);
    if (index !== undefined) masses[index] = (masses[index] ?? 0) + calls.massOf(fn);
  }
  return masses;
}

/** Each language's lines as a share of the language with the most. */
function languageShares({ files }: Survey): Map<string, number> {
  const lines = new Map<string, number>();
  for (const file of files) {
    if (file.role !== "source") continue;
    lines.set(file.language, (lines.get(file.language) ?? 0) + file.lines.length);
  }
  const most = Math.max(1, ...lines.values());
  return new Map([...lines].map(([language, count]) => [language, count / most]));
}
