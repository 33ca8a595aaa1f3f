/** The importance of each file: PageRank over the links between files. */

import { DirectedGraph } from "graphology";
import pagerank from "graphology-metrics/centrality/pagerank.js";
import type { FileLink } from "./links.ts";

/** PageRank restricted to the links among `paths`. The values add up to 1. */
export function rankFiles(paths: readonly string[], links: readonly FileLink[]): Map<string, number> {
  const graph = new DirectedGraph();
  for (const path of paths) graph.addNode(path);
  for (const { from, to, uses } of links) {
    if (graph.hasNode(from) && graph.hasNode(to)) {
      graph.mergeDirectedEdge(from, to, { weight: 1 + uses.length });
    }
  }
  if (graph.order === 0) return new Map();
  const shares = pagerank(graph, { getEdgeWeight: "weight", maxIterations: 1_000, tolerance: 1e-4 });
  return new Map(paths.map((path) => [path, shares[path] ?? 0]));
}
