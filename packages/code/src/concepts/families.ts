/** Joins alike concepts, such as three drivers of one interface, around the code that they share. */

import { directoryOf } from "../graph/directories.ts";
import type { Survey } from "../survey/survey.ts";
import { type Concept, isLayout } from "./concept.ts";

/** Fewer names are alike by chance. */
const MIN_NAMES = 8;

/** Shared names, as a share of the smaller concept's, that make two concepts alike. */
const ALIKE = 0.5;

/** Directories with more members are compared with their neighbours in the list only. */
const MAX_COMPARED = 40;

/** Joins directories side by side that declare the same names, and the concept of the directory above them. */
export function joinFamilies(concepts: readonly Concept[], survey: Survey, most: number): Concept[] {
  const directories = concepts.filter(({ subject }) => subject.kind === "directory");
  const siblings = Map.groupBy(directories, ({ subject }) => directoryOf(subject.path));
  const family = new Map<Concept, string>();
  for (const [directory, members] of siblings) {
    const named = members.map((concept) => ({ concept, names: namesIn(concept, survey) }));
    for (const [index, { concept, names }] of named.entries()) {
      for (const other of named.slice(index + 1, index + MAX_COMPARED)) {
        if (!areAlike(names, other.names)) continue;
        family.set(concept, directory);
        family.set(other.concept, directory);
      }
    }
  }
  const joined = new Map<string, Concept>();
  return concepts.flatMap((concept) => {
    const own = concept.subject.kind === "directory" ? concept.subject.path : undefined;
    const directory = family.get(concept) ?? own ?? "";
    const members = concepts.filter((other) => family.get(other) === directory);
    const core = concepts.find(({ subject }) => subject.kind === "directory" && subject.path === directory);
    const all = [...new Set([...(core === undefined ? [] : [core]), ...members])];
    const size = all.reduce((sum, each) => sum + each.size, 0);
    const name = directory.slice(directory.lastIndexOf("/") + 1);
    if (members.length < 2 || size > most || name === "" || isLayout(name)) return [concept];
    if (joined.has(directory)) return [];
    const made: Concept = {
      subject: { kind: "directory", path: directory, name },
      parts: all.flatMap(({ parts }) => parts),
      size,
    };
    joined.set(directory, made);
    return [made];
  });
}

function namesIn({ parts }: Concept, { byPath }: Survey): ReadonlySet<string> {
  const symbols = parts.flatMap(({ path }) => byPath.get(path)?.code.symbols ?? []);
  return new Set(
    symbols.filter(({ kind }) => kind === "method" || kind === "function").map(({ name }) => name),
  );
}

function areAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const smaller = Math.min(a.size, b.size);
  if (smaller < MIN_NAMES) return false;
  let shared = 0;
  for (const name of a) if (b.has(name)) shared += 1;
  return shared >= ALIKE * smaller;
}
