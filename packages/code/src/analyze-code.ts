/**
 * The facts of a repository's code: its files, the uses between them, and the topics to teach with
 * their order.
 */

import type { RepositoryReader } from "@fondation/repository";
import { readVocabulary } from "./concepts/vocabulary.ts";
import type { EntryPoint } from "./entries/entry-point.ts";
import { findEntryPoints } from "./entries/entry-points.ts";
import { createEffects, type EffectFacts } from "./effects/effects.ts";
import { type CallGraph, graphCalls } from "./calls/call-graph.ts";
import { createFailures, type FailureFacts } from "./failures/failures.ts";
import { type FileLink, linkFiles } from "./graph/links.ts";
import { type Intent, readIntent } from "./intent/intent.ts";
import { landmarksOf } from "./paths/landmarks.ts";
import { type TracedPaths, tracePaths } from "./paths/traced-paths.ts";
import { createPause } from "./pause.ts";
import { type Survey, surveyRepository } from "./survey/survey.ts";
import { readTests, type TestFacts } from "./tests/test-facts.ts";
import { selectParts } from "./topics/selection.ts";
import { prominenceOf } from "./topics/fame.ts";
import { orderTopics, type Placement } from "./topics/teaching-order.ts";
import type { Topic } from "./topics/topic.ts";
import { type Tie, tieTopics } from "./topics/topic-ties.ts";
import { createTopics } from "./topics/topics.ts";
import { createTypeFacts, type TypeFacts } from "./types/type-facts.ts";

export interface CodeRequest {
  readonly repository: RepositoryReader;
  /** The maximum number of topics. */
  readonly parts: number;
  readonly signal: AbortSignal;
  /** Directory of the `.wasm.gz` files; the installed packages when absent. */
  readonly grammars?: string;
}

export interface CodeFacts {
  readonly survey: Survey;
  readonly links: readonly FileLink[];
  readonly entries: readonly EntryPoint[];
  readonly tests: TestFacts;
  readonly intent: Intent;
  readonly calls: CallGraph;
  readonly topics: readonly Topic[];
  readonly ties: readonly Tie[];
  readonly placements: readonly Placement[];
  readonly types: TypeFacts;
  readonly effects: EffectFacts;
  readonly failures: FailureFacts;
  readonly paths: TracedPaths;
}

/** @throws FondationError REPOSITORY_EMPTY for a repository without source code. */
export async function analyzeCode({ repository, parts, signal, grammars }: CodeRequest): Promise<CodeFacts> {
  const pause = createPause(signal);
  const survey = await surveyRepository({
    repository,
    pause,
    ...(grammars === undefined ? {} : { grammars }),
  });
  const links = await linkFiles(survey, pause);
  const entries = findEntryPoints(survey);
  const intent = readIntent(survey);
  await pause();
  const calls = await graphCalls(survey, pause);
  const tests = readTests(survey, calls);
  const vocabulary = readVocabulary(survey, intent);
  const selected = await selectParts({ survey, links, calls, vocabulary }, parts, pause);
  const topics = createTopics(survey, links, selected, vocabulary);
  await pause();
  const ties = tieTopics(topics, links, calls, survey);
  const placements = orderTopics(topics, ties, prominenceOf(topics, survey, vocabulary));
  const types = createTypeFacts(survey, links);
  const effects = createEffects(calls);
  const failures = createFailures(calls, survey);
  const paths = tracePaths(
    placements.map(({ topic }) => topic),
    calls,
    landmarksOf(entries, effects),
  );
  return {
    ...{ survey, links, calls, entries, tests, intent },
    ...{ topics, ties, placements, types, effects, failures, paths },
  };
}
