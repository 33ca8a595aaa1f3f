/** The calls in a small repository, as lines of text. */

import type { Entry } from "@fondation/repository/testing/test-repository";
import { createPause } from "../../pause.ts";
import { surveyOf } from "../../testing/surveyed.ts";
import { graphCalls } from "../call-graph.ts";
import type { CodeFunction } from "../code-function.ts";

/** `caller:line -> callee`, with a question mark behind one that is not certain. */
export async function callLines(files: Readonly<Record<string, Entry>>): Promise<string[]> {
  const survey = await surveyOf(files);
  const pause = createPause(new AbortController().signal);
  const graph = await graphCalls(survey, pause);
  return graph.functions.flatMap((fn) =>
    graph
      .callsFrom(fn)
      .map(({ from, to, line, certain }) => `${label(from)}:${line} -> ${label(to)}${certain ? "" : "?"}`),
  );
}

function label({ symbol }: CodeFunction): string {
  return symbol.container === undefined ? symbol.name : `${symbol.container}.${symbol.name}`;
}
