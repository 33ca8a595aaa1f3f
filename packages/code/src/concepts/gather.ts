/** Chooses the concepts that a course teaches, and gives each of the others to the one it works with. */

import { compareBy } from "../compare.ts";
import { directoryOf } from "../graph/directories.ts";
import type { Pause } from "../pause.ts";
import type { Bonds } from "./bonds.ts";
import type { Concept } from "./concept.ts";
import { keyOf } from "./words.ts";

/** A part with a larger share of all lines takes others only when nothing else is near. */
const FULL_SHARE = 0.2;

/** A part with a larger share is relieved of its best member, at the cost of the weakest part. */
const GIANT_SHARE = 0.25;
const MAX_SWAPS = 4;

/** A member may have a little less worth than the seed that it replaces. */
const SWAP = 0.8;

/** The concepts of a part: the first one names it. */
export type Gathered = readonly [Concept, ...Concept[]];

/** Makes `wanted` parts around the concepts with the highest worth. */
export async function gather(
  concepts: readonly Concept[],
  worth: readonly number[],
  bonds: Bonds,
  wanted: number,
  pause: Pause,
): Promise<Gathered[]> {
  const ranked = [...concepts.keys()].sort(
    compareBy(
      (index) => worth[index] ?? 0,
      (index) => -index,
    ),
  );
  const total = concepts.reduce((sum, { size }) => sum + size, 0);
  let seeds = ranked.slice(0, wanted);
  let groups = await assign(concepts, seeds, ranked, bonds, total, pause);
  for (let round = 0; round < MAX_SWAPS; round += 1) {
    const better = relieve(concepts, worth, groups, total);
    if (better === undefined) break;
    seeds = ranked.filter((index) => better.has(index));
    groups = await assign(concepts, seeds, ranked, bonds, total, pause);
  }
  return seeds.map((seed) => {
    const others = (groups.get(seed) ?? []).filter((index) => index !== seed).sort((a, b) => a - b);
    return [seed, ...others].flatMap((index) => concepts[index] ?? []) as unknown as Gathered;
  });
}

/**
 * The seeds without the one with the least worth, and with the best member of the largest part, when
 * that part is too large; undefined when no member is better than that seed.
 */
function relieve(
  concepts: readonly Concept[],
  worth: readonly number[],
  groups: ReadonlyMap<number, readonly number[]>,
  total: number,
): ReadonlySet<number> | undefined {
  const sizeOf = (members: readonly number[]): number =>
    members.reduce((sum, index) => sum + (concepts[index]?.size ?? 0), 0);
  const [largest] = [...groups].sort(compareBy(([, members]) => sizeOf(members)));
  if (largest === undefined || sizeOf(largest[1]) <= GIANT_SHARE * total) return undefined;
  const byWorth = compareBy(
    (index: number) => worth[index] ?? 0,
    (index: number) => -index,
  );
  const [member] = largest[1].filter((index) => index !== largest[0]).sort(byWorth);
  const weakest = [...groups.keys()]
    .filter((seed) => seed !== largest[0])
    .sort(byWorth)
    .at(-1);
  if (member === undefined || weakest === undefined) return undefined;
  if ((worth[member] ?? 0) < SWAP * (worth[weakest] ?? 0)) return undefined;
  return new Set([...[...groups.keys()].filter((seed) => seed !== weakest), member]);
}

/** The concepts of each seed, the seed among them. */
async function assign(
  concepts: readonly Concept[],
  seeds: readonly number[],
  ranked: readonly number[],
  bonds: Bonds,
  total: number,
  pause: Pause,
): Promise<Map<number, number[]>> {
  const partOf = new Map(seeds.map((seed) => [seed, seed]));
  const sizes = new Map(seeds.map((seed) => [seed, concepts[seed]?.size ?? 0]));
  const give = (index: number, seed: number): void => {
    partOf.set(index, seed);
    sizes.set(seed, (sizes.get(seed) ?? 0) + (concepts[index]?.size ?? 0));
  };
  const room = (seed: number): number => ((sizes.get(seed) ?? 0) > FULL_SHARE * total ? 0.2 : 1);

  let open = ranked.filter((index) => !partOf.has(index));
  for (let round = 0; round < 4 && open.length > 0; round += 1) {
    const later: number[] = [];
    for (const index of open) {
      await pause();
      const seed = strongest(index, concepts, bonds, partOf, room);
      if (seed === undefined) later.push(index);
      else give(index, seed);
    }
    open = later;
  }
  const places = directoriesOf(concepts, partOf);
  for (const index of open) give(index, nearest(concepts[index], places, room) ?? seeds[0] ?? index);
  const groups = new Map(seeds.map((seed): [number, number[]] => [seed, []]));
  for (const [index, seed] of partOf) groups.get(seed)?.push(index);
  return groups;
}

/** The part that a concept works with most; undefined while it works with none. */
function strongest(
  index: number,
  concepts: readonly Concept[],
  { between }: Bonds,
  partOf: ReadonlyMap<number, number>,
  room: (seed: number) => number,
): number | undefined {
  const strength = new Map<number, number>();
  for (const [other, weight] of between[index] ?? []) {
    const seed = partOf.get(other);
    if (seed === undefined) continue;
    const near = nearness(concepts[index], concepts[other]);
    strength.set(seed, (strength.get(seed) ?? 0) + weight * (0.4 + near));
  }
  return [...strength].sort(
    compareBy(
      ([seed, weight]) => Math.round(weight * room(seed) * 1e6),
      ([seed]) => -seed,
    ),
  )[0]?.[0];
}

/** Shared words of two names, and shared directories, 0 to 1.6. */
function nearness(a: Concept | undefined, b: Concept | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const [left, right] = [a.subject.path.split("/"), b.subject.path.split("/")];
  let shared = 0;
  while (shared < left.length - 1 && left[shared] === right[shared]) shared += 1;
  const [one, other] = [keyOf(a.subject.name), keyOf(b.subject.name)];
  const named = one.length > 2 && other.length > 2 && (one.includes(other) || other.includes(one));
  return shared / Math.max(1, left.length - 1, right.length - 1) + (named ? 0.6 : 0);
}

/** The parts with files in each directory, and how many lines of theirs. */
function directoriesOf(
  concepts: readonly Concept[],
  partOf: ReadonlyMap<number, number>,
): Map<string, Map<number, number>> {
  const places = new Map<string, Map<number, number>>();
  for (const [index, seed] of partOf) {
    const concept = concepts[index];
    for (let path = directoryOf(concept?.subject.path ?? ""); ; path = directoryOf(path)) {
      const lines = places.get(path) ?? new Map<number, number>();
      places.set(path, lines);
      lines.set(seed, (lines.get(seed) ?? 0) + (concept?.size ?? 0));
      if (path === "") break;
    }
  }
  return places;
}

/** The part with the most lines in the deepest directory that a concept shares with any. */
function nearest(
  concept: Concept | undefined,
  places: ReadonlyMap<string, ReadonlyMap<number, number>>,
  room: (seed: number) => number,
): number | undefined {
  for (let path = concept?.subject.path ?? ""; ; path = directoryOf(path)) {
    const [best] = [...(places.get(path) ?? [])].sort(
      compareBy(
        ([seed, lines]) => lines * room(seed),
        ([seed]) => -seed,
      ),
    );
    if (best !== undefined || path === "") return best?.[0];
  }
}
