/** The undirected graph from which clusters are made: edges for uses and for common directories. */

import { UndirectedGraph } from "graphology";
import type { FileLink } from "./links.ts";

/**
 * Weight of a common directory. It is less than that of an import, so it decides only where there
 * are no imports.
 */
const NEIGHBOUR_WEIGHT = 0.4;

/**
 * A graph of the given files. A link to a file with many users counts less: it says little about
 * which files belong together.
 */
export function clusterGraph(paths: readonly string[], links: readonly FileLink[]): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (const path of paths) graph.addNode(path);
  const inside = links.filter(({ from, to }) => graph.hasNode(from) && graph.hasNode(to));
  const users = Map.groupBy(inside, ({ to }) => to);
  for (const { from, to, uses } of inside) {
    const popularity = users.get(to)?.length ?? 1;
    const strength = (1 + Math.min(uses.length, 6) * 0.3) / Math.sqrt(popularity);
    addWeight(graph, from, to, strength * closeness(from, to));
  }
  const directories = Map.groupBy(paths, directoryOf);
  for (const [directory, members] of directories) {
    for (const [index, path] of members.entries()) {
      const next = members[index + 1];
      if (next !== undefined) addWeight(graph, path, next, NEIGHBOUR_WEIGHT);
    }
    const [first] = members;
    const parent = directory === "" ? undefined : directories.get(directoryOf(directory))?.[0];
    if (first !== undefined && parent !== undefined) addWeight(graph, first, parent, NEIGHBOUR_WEIGHT / 2);
  }
  return graph;
}

/**
 * Factor for a link: from 0.4 for files with no common directory to 1 for files of one directory.
 * An import across packages counts less.
 */
function closeness(a: string, b: string): number {
  const [left, right] = [directoryOf(a).split("/"), directoryOf(b).split("/")];
  let shared = 0;
  while (shared < left.length && left[shared] === right[shared]) shared += 1;
  return 0.4 + (0.6 * shared) / Math.max(left.length, right.length);
}

/** The directory of a path, `""` for the root. */
export function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** The deepest directory that holds all the paths, `""` for the root. */
export function commonDirectory(paths: readonly string[]): string {
  const [first = "", ...others] = paths.map((path) => directoryOf(path).split("/"));
  const shared = typeof first === "string" ? [] : first;
  const end = shared.findIndex((segment, depth) => others.some((other) => other[depth] !== segment));
  return (end === -1 ? shared : shared.slice(0, end)).join("/");
}

function addWeight(graph: UndirectedGraph, a: string, b: string, weight: number): void {
  if (a === b) return;
  graph.updateUndirectedEdge(a, b, (attributes) => ({
    weight: ((attributes.weight as number | undefined) ?? 0) + weight,
  }));
}
