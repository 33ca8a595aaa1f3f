/** Joins alike concepts, such as three drivers of one interface, around the code that they share. */

import { directoryOf } from "../graph/directories.ts";
import type { Survey } from "../survey/survey.ts";
import { type Concept, isGeneric, isLayout } from "./concept.ts";

/** Fewer names are alike by chance. */
const MIN_NAMES = 8;

/** Shared names, as a share of the smaller concept's, that make two concepts alike. */
const ALIKE = 0.5;

/** The share of a directory's lines in alike files that makes the directory one concept. */
const MOST_OF_DIRECTORY = 0.6;

/** Directories with more members are compared with their neighbours in the list only. */
const MAX_COMPARED = 40;

/**
 * Joins directories side by side that declare the same names, and the concept of the directory above
 * them; and files side by side when the alike ones are most of their directory.
 */
export function joinFamilies(concepts: readonly Concept[], survey: Survey, most: number): Concept[] {
  const groups = Map.groupBy(concepts, ({ subject }) => directoryOf(subject.path));
  const byDirectory = new Map(
    concepts.flatMap((each) => (each.subject.kind === "directory" ? [[each.subject.path, each]] : [])),
  );
  const joined = new Map<Concept, Concept>();
  for (const [path, members] of groups) {
    const name = path.slice(path.lastIndexOf("/") + 1);
    if (name === "" || isLayout(name) || isGeneric(name)) continue;
    const directories = members.filter(({ subject }) => subject.kind === "directory");
    const family = alikeOf(directories, survey);
    const core = byDirectory.get(path);
    const files = members.filter(({ subject }) => subject.kind === "file");
    const alikeFiles = alikeOf(files, survey);
    const isMost = sizeOf(alikeFiles) >= MOST_OF_DIRECTORY * sizeOf(members);
    const all = isMost ? members : [...(core === undefined ? [] : [core]), ...family];
    if ((isMost ? alikeFiles : family).length < 2 || sizeOf(all) > most) continue;
    if (all.some((concept) => joined.has(concept))) continue;
    const made: Concept = {
      subject: { kind: "directory", path, name },
      parts: all.flatMap(({ parts }) => parts),
      size: sizeOf(all),
    };
    for (const concept of all) joined.set(concept, made);
  }
  return [...new Set(concepts.map((concept) => joined.get(concept) ?? concept))];
}

/** The concepts that are alike another one, each compared with its neighbours in the list. */
function alikeOf(concepts: readonly Concept[], survey: Survey): Concept[] {
  const named = concepts.map((concept) => ({ concept, names: namesIn(concept, survey) }));
  const alike = new Set<Concept>();
  for (const [index, { concept, names }] of named.entries()) {
    for (const other of named.slice(index + 1, index + MAX_COMPARED)) {
      if (areAlike(names, other.names)) alike.add(concept).add(other.concept);
    }
  }
  return concepts.filter((concept) => alike.has(concept));
}

function sizeOf(concepts: readonly Concept[]): number {
  return concepts.reduce((sum, { size }) => sum + size, 0);
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
