/** The calls of a small repository, with topics that a test chooses. */

import type { Entry } from "@fondation/repository/testing/test-repository";
import { type CallGraph, graphCalls } from "../../calls/call-graph.ts";
import type { Landmarks } from "../../paths/landmarks.ts";
import { functionsOf, type TracedPath, tracePaths } from "../../paths/traced-paths.ts";
import { createPause } from "../../pause.ts";
import type { Survey } from "../../survey/survey.ts";
import { surveyOf } from "../../testing/surveyed.ts";
import type { Topic } from "../../topics/topic.ts";

export interface Traced {
  readonly calls: CallGraph;
  /** The path of each group of files, as names joined by arrows. */
  paths(...groups: readonly (readonly string[])[]): (string | undefined)[];
  /** The path through the groups. */
  whole(...groups: readonly (readonly string[])[]): string | undefined;
}

/** `main`: the names that each topic is mostly about, where it declares them. */
export async function tracedIn(
  files: Readonly<Record<string, Entry>>,
  landmarks: Landmarks = { entryOf: () => 0, hasEffect: () => false },
  main: readonly string[] = [],
): Promise<Traced> {
  const survey = await surveyOf(files);
  const pause = createPause(new AbortController().signal);
  const calls = await graphCalls(survey, pause);
  const trace = (groups: readonly (readonly string[])[]) => {
    const topics = groups.map((paths, index) => topicOf(index + 1, paths, survey, main));
    return { topics, paths: tracePaths(topics, calls, landmarks) };
  };
  return {
    calls,
    paths: (...groups) => {
      const { topics, paths } = trace(groups);
      return topics.map((topic) => textOf(paths.of(topic)));
    },
    whole: (...groups) => textOf(trace(groups).paths.whole),
  };
}

function topicOf(id: number, paths: readonly string[], { byPath }: Survey, main: readonly string[]): Topic {
  const files = paths.flatMap((path) => byPath.get(path) ?? []);
  const symbols = files.flatMap((file) =>
    file.code.symbols
      .filter(({ name }) => main.includes(name))
      .map((symbol) => ({ file, symbol, uses: [], score: 1 })),
  );
  const parts = paths.map((path) => ({ path }));
  return { id, name: `Topic ${id}`, namedAfter: "file", parts, files, symbols, size: 0 };
}

function textOf(path: TracedPath | undefined): string | undefined {
  if (path === undefined) return undefined;
  return functionsOf(path)
    .map(({ symbol }) => symbol.name)
    .join(" > ");
}
