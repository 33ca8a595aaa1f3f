/** The calls in a small repository, as lines of text. */

import type { Entry } from "@fondation/repository/testing/test-repository";
import type { CodeFunction } from "../code-function.ts";
import { graphOf } from "./graph-of.ts";

/** `caller:line -> callee`, with a question mark behind one that is not certain. */
export async function callLines(files: Readonly<Record<string, Entry>>): Promise<string[]> {
  const graph = await graphOf(files);
  return graph.functions.flatMap((fn) =>
    graph
      .callsFrom(fn)
      .map(({ from, to, line, certain }) => `${label(from)}:${line} -> ${label(to)}${certain ? "" : "?"}`),
  );
}

function label({ symbol }: CodeFunction): string {
  return symbol.container === undefined ? symbol.name : `${symbol.container}.${symbol.name}`;
}
