/** The calls in a small repository, as lines of text. */

import { openRepository } from "@fondation/repository";
import { type Entry, makeRepository } from "@fondation/repository/testing/test-repository";
import { createPause } from "../../pause.ts";
import { surveyRepository } from "../../survey/survey.ts";
import { graphCalls } from "../call-graph.ts";
import type { CodeFunction } from "../code-function.ts";

/** `caller:line -> callee`, with a question mark behind one that is not certain. */
export async function callLines(files: Readonly<Record<string, Entry>>): Promise<string[]> {
  await using made = await makeRepository(files);
  const signal = new AbortController().signal;
  const pause = createPause(signal);
  const repository = await openRepository(made.path, made.commit, signal);
  const survey = await surveyRepository({ repository, pause });
  await repository.close();
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
