/**
 * Louvain communities. The result is deterministic: the generator is seeded and the nodes are
 * sorted.
 */

import type { UndirectedGraph } from "graphology";
import louvain from "graphology-communities-louvain";
import { uniformFloat32 } from "pure-rand/distribution/uniformFloat32";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { compareText } from "../compare.ts";
import type { Pause } from "../pause.ts";

const SEED = 20_240_229;
const RESOLUTIONS = [0.3, 0.5, 0.7, 1, 1.3, 1.7, 2.2, 3, 4, 6] as const;

/** Communities of a graph at one resolution, each sorted, in the order of their first members. */
export function communities(graph: UndirectedGraph, resolution: number): string[][] {
  if (graph.size === 0) return graph.nodes().map((node) => [node]);
  const generator = xoroshiro128plus(SEED);
  const found = louvain(graph, {
    resolution,
    getEdgeWeight: "weight",
    rng: () => uniformFloat32(generator),
  });
  const groups = Map.groupBy(graph.nodes(), (node) => found[node] ?? -1);
  return [...groups.values()]
    .map((group) => group.sort(compareText))
    .sort((a, b) => compareText(a[0] ?? "", b[0] ?? ""));
}

/**
 * The communities at the lowest resolution that gives at least `wanted` of them, else those of the
 * highest.
 */
export async function atLeast(graph: UndirectedGraph, wanted: number, pause: Pause): Promise<string[][]> {
  let found: string[][] = [];
  for (const resolution of RESOLUTIONS) {
    await pause();
    found = communities(graph, resolution);
    if (found.length >= wanted) break;
  }
  return found;
}
