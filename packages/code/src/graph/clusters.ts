/**
 * Groups files into exactly the wanted number of clusters: communities first, then merges of the
 * smallest and splits of the largest.
 */

import { compareBy } from "../compare.ts";
import type { Pause } from "../pause.ts";
import { atLeast, communities } from "./communities.ts";
import type { FileLink } from "./links.ts";
import { clusterGraph, commonDirectory, directoryOf } from "./cluster-graph.ts";

/** A file with the size by which clusters are balanced (lines). */
export interface SizedFile {
  readonly path: string;
  readonly size: number;
}

/** A cluster larger than this share of all lines is split, where enough clusters are wanted. */
const GIANT_SHARE = 0.22;

/** A cluster larger than this share is split when it spans several packages. */
const MIXED_SHARE = 0.12;

/** A cluster smaller than this share joins another one first. */
const TINY_SHARE = 0.012;

/**
 * Every merge compares one cluster with all others. Files that use nothing of each other are one
 * cluster each, and a repository has up to 50,000.
 */
const MAX_CLUSTERS = 300;

/**
 * Divides the files into `wanted` sorted clusters, or into one per file if there are fewer files.
 * `packages` are the directories of packages.
 */
export async function clusterFiles(
  files: readonly SizedFile[],
  links: readonly FileLink[],
  wanted: number,
  packages: readonly string[],
  pause: Pause,
): Promise<string[][]> {
  const size = new Map(files.map((file) => [file.path, file.size]));
  const paths = files.map(({ path }) => path);
  const graph = clusterGraph(paths, links);
  const sizeOf = remembered((cluster) => cluster.reduce((sum, path) => sum + (size.get(path) ?? 0), 0));
  const total = Math.max(1, sizeOf(paths));
  const isGiant = (cluster: readonly string[]): boolean => {
    const size = sizeOf(cluster);
    if (wanted < 5 || cluster.length <= 3) return false;
    return size > total * GIANT_SHARE || (size > total * MIXED_SHARE && isMixed(cluster, packages, sizeOf));
  };

  let clusters = mergeNeighbours(await atLeast(graph, wanted, pause));
  while (clusters.length > 3 && clusters.some((cluster) => sizeOf(cluster) < total * TINY_SHARE)) {
    await pause();
    clusters = mergeSmallest(clusters, sizeOf, graph);
  }
  for (let round = 0; round < 2; round += 1) {
    await pause();
    clusters = clusters.flatMap((cluster) => (isGiant(cluster) ? split(cluster, links) : [cluster]));
  }
  while (clusters.length > wanted) {
    await pause();
    clusters = mergeSmallest(clusters, sizeOf, graph);
  }
  while (clusters.length < Math.min(wanted, paths.length)) {
    await pause();
    const splittable = clusters.filter((cluster) => cluster.length > 1);
    const largest = splittable.sort(compareBy(sizeOf, (cluster) => cluster[0] ?? ""))[0];
    if (largest === undefined) break;
    const halves = split(largest, links);
    const room = wanted - clusters.length + 1;
    const parts = halves.length <= room ? halves : mergeDownTo(halves, room, sizeOf, graph);
    clusters = [...clusters.filter((cluster) => cluster !== largest), ...parts];
  }
  return clusters.map((cluster) => cluster.toSorted()).sort(compareBy((cluster) => cluster[0] ?? ""));
}

type Graph = ReturnType<typeof clusterGraph>;

/** Computes once for each cluster: a cluster does not change. */
function remembered<T>(compute: (cluster: readonly string[]) => T): (cluster: readonly string[]) => T {
  const known = new WeakMap<readonly string[], T>();
  return (cluster) => {
    const result = known.get(cluster) ?? compute(cluster);
    known.set(cluster, result);
    return result;
  };
}

/** At most {@link MAX_CLUSTERS}: joins clusters that are next to each other by their first paths. */
function mergeNeighbours(clusters: string[][]): string[][] {
  if (clusters.length <= MAX_CLUSTERS) return clusters;
  const run = Math.ceil(clusters.length / MAX_CLUSTERS);
  return [...Map.groupBy(clusters.entries(), ([index]) => Math.floor(index / run)).values()].map((group) =>
    group.flatMap(([, cluster]) => cluster),
  );
}

function mergeDownTo(
  clusters: string[][],
  wanted: number,
  sizeOf: (cluster: readonly string[]) => number,
  graph: Graph,
): string[][] {
  let merged = clusters;
  while (merged.length > wanted) merged = mergeSmallest(merged, sizeOf, graph);
  return merged;
}

/** Joins the smallest cluster to the one with the strongest ties, or the nearest directory. */
function mergeSmallest(
  clusters: readonly string[][],
  sizeOf: (cluster: readonly string[]) => number,
  graph: Graph,
): string[][] {
  const [smallest, ...others] = clusters.toSorted(
    compareBy(
      (cluster) => -sizeOf(cluster),
      (cluster) => cluster[0] ?? "",
    ),
  );
  if (smallest === undefined) return [];
  const total = others.reduce((sum, cluster) => sum + sizeOf(cluster), 0);
  const isCrowded = (cluster: readonly string[]): boolean =>
    sizeOf(cluster) + sizeOf(smallest) > GIANT_SHARE * (total + sizeOf(smallest));
  const affinityOf = remembered((cluster) => affinity(smallest, cluster, graph));
  const host = others.toSorted(
    compareBy(
      (cluster) => affinityOf(cluster) * (isCrowded(cluster) ? 0.1 : 1),
      (cluster) => -sizeOf(cluster),
      (cluster) => cluster[0] ?? "",
    ),
  )[0];
  return others.map((cluster) => (cluster === host ? [...cluster, ...smallest] : cluster));
}

const directoryOfCluster = remembered(commonDirectory);

function affinity(a: readonly string[], b: readonly string[], graph: Graph): number {
  const members = new Set(b);
  let weight = 0;
  for (const path of a) {
    graph.forEachUndirectedEdge(path, (_edge, attributes, source, target) => {
      if (members.has(source === path ? target : source))
        weight += (attributes.weight as number | undefined) ?? 0;
    });
  }
  const near = sharedSegments(directoryOfCluster(a), directoryOfCluster(b));
  return weight / Math.sqrt(a.length * b.length) + near * 0.15;
}

function sharedSegments(a: string, b: string): number {
  const [left, right] = [a.split("/"), b.split("/")];
  let shared = 0;
  while (shared < left.length && left[shared] === right[shared]) shared += 1;
  return shared;
}

/** Whether at least two packages each have more than 15 % of a cluster's lines. */
function isMixed(
  cluster: readonly string[],
  packages: readonly string[],
  sizeOf: (cluster: readonly string[]) => number,
): boolean {
  const roots = new Set(packages);
  const owners = Map.groupBy(cluster, (path) => {
    let directory = directoryOf(path);
    while (directory !== "" && !roots.has(directory)) directory = directoryOf(directory);
    return directory;
  });
  const large = [...owners.values()].filter((members) => sizeOf(members) > 0.15 * sizeOf(cluster));
  return large.length > 1;
}

/** The first segment of a path below a directory: it divides the files at the highest level. */
function branchBelow(directory: string): (path: string) => string {
  return (path) => {
    const rest = directoryOf(path).slice(directory === "" ? 0 : directory.length + 1);
    return rest.split("/", 1)[0] ?? "";
  };
}

/**
 * Splits by directory where that gives a few parts, otherwise by communities at a high resolution,
 * otherwise into two halves in the order of the paths.
 */
function split(cluster: readonly string[], links: readonly FileLink[]): string[][] {
  const byBranch = [...Map.groupBy(cluster, branchBelow(commonDirectory(cluster))).values()];
  if (byBranch.length > 1 && byBranch.length <= 6) return byBranch;
  for (const resolution of [1, 2, 4]) {
    const parts = communities(clusterGraph(cluster, links), resolution);
    if (parts.length > 1 && parts.length <= 5) return parts;
  }
  const middle = Math.ceil(cluster.length / 2);
  return [cluster.slice(0, middle), cluster.slice(middle)];
}
