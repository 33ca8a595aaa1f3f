/** Finds the concepts of the taught files: enough of them, and none too large. */

import { compareBy } from "../compare.ts";
import { directoryOf } from "../graph/directories.ts";
import type { FileLink } from "../graph/links.ts";
import type { SourceFile, Survey } from "../survey/survey.ts";
import { findPackages } from "../survey/packages.ts";
import { type Concept, isCommand, isPlumbing } from "./concept.ts";
import { divideMore, slice, withoutLargest } from "./divide.ts";
import { joinKinds } from "./kinds.ts";
import { brandDirectories, outline } from "./outline.ts";
import { hasSubstance } from "./substance.ts";
import { rootOf, wordsOf } from "./words.ts";

/** Shares of all lines that a concept may have, tried until there are enough concepts. */
const SHARES = [0.3, 0.2, 0.14, 0.1, 0.07, 0.05, 0.03];

/** With so many of the wanted concepts the largest ones are divided, one by one. */
const ENOUGH = 0.7;

const PACKAGE_SHARE = 0.34;

/** A concept with a larger share gives away its largest file, when that has a large share too. */
const LARGE_SHARE = 0.2;
const MAIN_SHARE = 0.06;

/** A file with a larger share is divided, if it holds several types. */
const FILE_SHARE = 0.14;

const MANIFESTS =
  /(^|\/)(package\.json|go\.mod|pyproject\.toml|setup\.py|Cargo\.toml|pom\.xml|build\.gradle(\.kts)?|composer\.json|[^/]+\.(csproj|gemspec))$/;

export function findConcepts(
  files: readonly SourceFile[],
  links: readonly FileLink[],
  survey: Survey,
  wanted: number,
): Concept[] {
  const total = files.reduce((sum, { lines }) => sum + lines.length, 0);
  const most = PACKAGE_SHARE * total;
  const packages = packagesOf(survey);
  const brands = brandsOf(files, survey, packages);
  const withoutMain = (concept: Concept): readonly Concept[] =>
    withoutLargest(concept, survey, ({ size }) => size > MAIN_SHARE * total);
  let found: Concept[] = [];
  for (const share of SHARES) {
    found = outline(files, { lines: share * total, packageLines: most, packages, brands });
    found = joinKinds(joinNamesakes(found, links, most), survey, most);
    if (
      found.filter((each) => !isPlumbing(each.subject.name) && hasSubstance(each, survey, total)).length >=
      ENOUGH * wanted
    )
      break;
  }
  found = joinCommands(found, most)
    .flatMap((concept) => (concept.size > LARGE_SHARE * total ? withoutMain(concept) : [concept]))
    .flatMap((concept) => (concept.size > FILE_SHARE * total ? slice(concept, survey, true) : [concept]));
  return divideMore(found, survey, wanted, total);
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

/** Joins concepts with one name that use each other, stand side by side (`job.rb` and `job/`) or are directories, while they stay small enough. */
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

function areLinked(a: Concept, b: Concept, linked: ReadonlySet<string>): boolean {
  if (directoryOf(a.subject.path) === directoryOf(b.subject.path)) return true;
  if ([a, b].every(({ subject, parts }) => subject.kind === "directory" && parts.length > 1)) return true;
  return a.parts.some(({ path }) => b.parts.some((other) => linked.has(`${path}\n${other.path}`)));
}
