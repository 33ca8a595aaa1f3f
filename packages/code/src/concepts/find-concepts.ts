/** Finds the concepts of the taught files: enough of them, and none too large. */

import { compareBy } from "../compare.ts";
import { directoryOf } from "../graph/directories.ts";
import type { FileLink } from "../graph/links.ts";
import type { SourceFile, Survey } from "../survey/survey.ts";
import { findPackages } from "../survey/packages.ts";
import { type Concept, isCommand, isPlumbing, pathsOf } from "./concept.ts";
import { joinFamilies } from "./families.ts";
import { brandDirectories, outline } from "./outline.ts";
import { halve, sliceFile } from "./slices.ts";
import { hasSubstance } from "./substance.ts";
import { keyOf, wordsOf } from "./words.ts";

/** Shares of all lines that a concept may have, tried until there are enough concepts. */
const SHARES = [0.2, 0.14, 0.1, 0.07, 0.05, 0.03];

const PACKAGE_SHARE = 0.34;

/** A file with a larger share is divided, if it holds several types. */
const FILE_SHARE = 0.14;

/** A file with fewer lines is not divided. */
const MIN_FILE_LINES = 60;

const MANIFESTS =
  /(^|\/)(package\.json|go\.mod|pyproject\.toml|setup\.py|Cargo\.toml|pom\.xml|build\.gradle(\.kts)?|composer\.json|[^/]+\.(csproj|gemspec))$/;

export function findConcepts(
  files: readonly SourceFile[],
  links: readonly FileLink[],
  survey: Survey,
  wanted: number,
): Concept[] {
  const total = files.reduce((sum, { lines }) => sum + lines.length, 0);
  const packages = packagesOf(survey);
  const brands = brandsOf(files, survey, packages);
  let found: Concept[] = [];
  for (const share of SHARES) {
    found = outline(files, { lines: share * total, packageLines: PACKAGE_SHARE * total, packages, brands });
    found = joinFamilies(joinNamesakes(found, links, PACKAGE_SHARE * total), survey, PACKAGE_SHARE * total);
    if (found.length >= wanted) break;
  }
  found = joinCommands(found, PACKAGE_SHARE * total).flatMap((concept) =>
    concept.size > FILE_SHARE * total ? slice(concept, 2, survey, true) : [concept],
  );
  return divideMore(found, survey, wanted, total);
}

/** Divides the largest concepts until `wanted` have enough code, as far as their declarations allow. */
function divideMore(concepts: readonly Concept[], survey: Survey, wanted: number, total: number): Concept[] {
  let found = [...concepts];
  const whole = new Set<Concept>();
  const known = new Map<Concept, boolean>();
  const hasEnough = (concept: Concept): boolean => {
    const enough = known.get(concept) ?? hasSubstance(concept, survey, total);
    known.set(concept, enough);
    return enough;
  };
  while (found.filter(hasEnough).length < wanted) {
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
    const sliced = slice(largest, 2, survey, false);
    const pieces = sliced.length > 1 ? sliced : halves(largest, survey);
    if (pieces.length < 2) whole.add(largest);
    else found = found.flatMap((concept) => (concept === largest ? pieces : [concept]));
  }
  return found;
}

/** The pieces of a concept of one file; with `types` only where types divide it. */
function slice(concept: Concept, wanted: number, { byPath }: Survey, types: boolean): Concept[] {
  const [path = "", second] = pathsOf(concept);
  const file = byPath.get(path);
  if (file === undefined || second !== undefined || concept.parts.some(({ lines }) => lines))
    return [concept];
  const pieces = sliceFile(file, concept.subject, wanted, types);
  return types && pieces.some(({ subject }) => subject.kind !== "type") ? [concept] : pieces;
}

function halves(concept: Concept, { byPath }: Survey): readonly Concept[] {
  const file = byPath.get(concept.parts[0]?.path ?? "");
  return (file === undefined ? undefined : halve(concept, file)) ?? [concept];
}

/** The programs of a repository are one concept, while they stay small enough. */
function joinCommands(concepts: readonly Concept[], most: number): Concept[] {
  const commands = concepts.filter(({ subject }) => isCommand(subject));
  const [first, second] = commands;
  const size = commands.reduce((sum, each) => sum + each.size, 0);
  if (first === undefined || second === undefined || size > most) return [...concepts];
  const joined: Concept = { ...first, parts: commands.flatMap(({ parts }) => parts), size };
  return concepts.flatMap((each) => (each === first ? [joined] : isCommand(each.subject) ? [] : [each]));
}

function packagesOf({ paths }: Survey): ReadonlySet<string> {
  const packages = [...paths].filter((path) => MANIFESTS.test(path)).map(directoryOf);
  const inner = new Set(packages.filter((path) => path !== ""));
  return inner.size >= 3 ? inner : new Set();
}

/** The names of the packages at the root, and the first word that most directories of packages share. */
function brandsOf(
  files: readonly SourceFile[],
  { texts }: Survey,
  packages: ReadonlySet<string>,
): ReadonlySet<string> {
  const roots = [...findPackages(texts)].filter(([, { directory }]) => directory === "");
  const named = roots.flatMap(([name]) =>
    wordsOf(name.split(/[/:]/).findLast((each) => !/^v\d+$/.test(each)) ?? ""),
  );
  const bases = [...packages].map((path) => path.slice(path.lastIndexOf("/") + 1));
  const firsts = Map.groupBy(bases, (base) => base.split(/[-_.]/, 1)[0] ?? "");
  const shared = [...firsts].filter(([, all]) => all.length > 2 && all.length > 0.3 * bases.length);
  return new Set(
    [...named.slice(0, 1), ...brandDirectories(files), ...shared.map(([first]) => first)].map((name) =>
      name.toLowerCase(),
    ),
  );
}

/** Joins concepts with one name that use each other or stand side by side (`job.rb` and `job/`), while they stay small enough. */
function joinNamesakes(concepts: readonly Concept[], links: readonly FileLink[], most: number): Concept[] {
  const linked = new Set(links.flatMap(({ from, to }) => [`${from}\n${to}`, `${to}\n${from}`]));
  const groups = Map.groupBy(concepts, ({ subject }) => rootOf(subject.name));
  return [...groups.values()].flatMap((group) => {
    const joined: Concept[] = [];
    for (const concept of group.toSorted(compareBy(({ size }) => size))) {
      const host = isPlumbing(concept.subject.name)
        ? -1
        : joined.findIndex((other) => other.size + concept.size <= most && areLinked(other, concept, linked));
      const other = joined[host];
      if (other === undefined) joined.push(concept);
      else
        joined[host] = {
          subject: depthOf(concept) < depthOf(other) ? concept.subject : other.subject,
          parts: [...other.parts, ...concept.parts],
          size: other.size + concept.size,
        };
    }
    return joined;
  });
}

/** Files nearer to the root are rather what the repository offers. */
function depthOf({ subject }: Concept): number {
  return subject.path.split("/").length;
}

/** `inspect` for `inspect` and `Inspector`: what does a thing, and the thing done. */
function rootOf(name: string): string {
  return keyOf(name).replace(/(?<=\p{L}{5})(er|or|ing|ion)$/u, "");
}

function areLinked(a: Concept, b: Concept, linked: ReadonlySet<string>): boolean {
  if (directoryOf(a.subject.path) === directoryOf(b.subject.path)) return true;
  return a.parts.some(({ path }) => b.parts.some((other) => linked.has(`${path}\n${other.path}`)));
}
