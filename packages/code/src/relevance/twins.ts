/**
 * Directories whose files repeat those of another one nearly line by line, such as a synchronous
 * copy of asynchronous code: a course of both would say everything twice.
 */

import { compareBy } from "../compare.ts";

export interface TwinCandidate {
  readonly path: string;
  readonly text: string;
}

/** In lines with text. Shorter files are alike by chance. */
const MIN_LINES = 20;
const MIN_COMMON = 0.8;
/** Pairs of alike files in two directories, and their share of the smaller directory. */
const MIN_PAIRS = 3;
const MIN_SHARE = 0.6;
/** In files. A name that more files have says nothing about them. */
const MAX_SAME_NAME = 12;

interface Prepared {
  readonly path: string;
  readonly directory: string;
  readonly lines: readonly string[];
}

/** The paths of the files that repeat others. */
export function twinsAmong(candidates: readonly TwinCandidate[]): ReadonlySet<string> {
  const sorted = candidates.toSorted(compareBy(({ path }) => path));
  const byName = Map.groupBy(sorted, ({ path }) => path.slice(path.lastIndexOf("/") + 1));
  const sizes = new Map<string, number>();
  const pairs = new Map<
    string,
    { readonly kept: string; readonly twin: string; readonly paths: [string, string][] }
  >();
  for (const same of byName.values()) {
    const isUsual = same.length > MAX_SAME_NAME;
    const prepared = same.map(isUsual ? withoutLines : prepare);
    for (const { directory } of prepared) sizes.set(directory, (sizes.get(directory) ?? 0) + 1);
    for (const [index, one] of prepared.entries()) {
      for (const other of prepared.slice(index + 1)) {
        if (isUsual || !areAlike(one.lines, other.lines)) continue;
        const key = `${one.directory}\n${other.directory}`;
        const pair = pairs.get(key) ?? { kept: one.directory, twin: other.directory, paths: [] };
        pair.paths.push([one.path, other.path]);
        pairs.set(key, pair);
      }
    }
  }
  const twins = new Set<string>();
  for (const { kept, twin, paths } of pairs.values()) {
    const smaller = Math.min(sizes.get(kept) ?? 0, sizes.get(twin) ?? 0);
    if (paths.length < MIN_PAIRS || paths.length < smaller * MIN_SHARE) continue;
    const isSecondUsed = isUsedMore(twin, kept, sorted);
    for (const [first, second] of paths) twins.add(isSecondUsed ? first : second);
  }
  return twins;
}

function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function prepare({ path, text }: TwinCandidate): Prepared {
  const lines = text
    .split("\n")
    .map((line) =>
      line
        .toLowerCase()
        .replace(/\b(?:async|await)\b|async|sync|[_\s]|\ba(?=close|enter|exit|iter|next)/g, ""),
    )
    .filter((line) => line !== "");
  return { path, directory: directoryOf(path), lines };
}

function withoutLines({ path }: TwinCandidate): Prepared {
  return { path, directory: directoryOf(path), lines: [] };
}

function areAlike(one: readonly string[], other: readonly string[]): boolean {
  const longer = Math.max(one.length, other.length);
  if (Math.min(one.length, other.length) < Math.max(MIN_LINES, longer * MIN_COMMON)) return false;
  const left = new Map<string, number>();
  for (const line of one) left.set(line, (left.get(line) ?? 0) + 1);
  let common = 0;
  for (const line of other) {
    const count = left.get(line) ?? 0;
    if (count === 0) continue;
    left.set(line, count - 1);
    common += 1;
  }
  return common >= longer * MIN_COMMON;
}

/** Whether files outside of both directories name the first more often. A directory in the other is its copy. */
function isUsedMore(directory: string, other: string, files: readonly TwinCandidate[]): boolean {
  if (directory.startsWith(`${other}/`)) return false;
  const uses = (name: string): number =>
    files.reduce((sum, { path, text }) => {
      const isOutside = ![directory, other].includes(directoryOf(path));
      return isOutside ? sum + text.split(name).length - 1 : sum;
    }, 0);
  return uses(`${lastName(directory)}.`) > uses(`${lastName(other)}.`);
}

/** With what stands before it in an import: `._sync` is no part of `._async`. */
function lastName(directory: string): string {
  return `.${directory.slice(directory.lastIndexOf("/") + 1)}`;
}
