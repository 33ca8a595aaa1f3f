/**
 * What the code of a repository says: its files, who uses whom, and the parts to teach with their
 * order.
 */

import type { RepositoryReader } from "@fondation/repository";
import { linkFiles, type FileLink } from "./graph/links.ts";
import { createBreathe } from "./pause.ts";
import { type Survey, surveyRepository } from "./survey/survey.ts";
import { selectParts } from "./topics/selection.ts";
import { orderTopics, type Placement } from "./topics/teaching-order.ts";
import { type Tie, tieTopics } from "./topics/ties.ts";
import type { Topic } from "./topics/topic.ts";
import { createTopics } from "./topics/topics.ts";

/** The repository to read. */
export interface CodeRequest {
  readonly repository: RepositoryReader;
  /** How many topics to find at most. */
  readonly parts: number;
  readonly signal: AbortSignal;
  /** The directory of the `.wasm` files; the installed packages when absent. */
  readonly grammars?: string;
}

/** Everything found in one commit. */
export interface CodeFacts {
  readonly survey: Survey;
  readonly links: readonly FileLink[];
  readonly topics: readonly Topic[];
  readonly ties: readonly Tie[];
  /** The topics in teaching order. */
  readonly placements: readonly Placement[];
}

/** Analyzes a commit, the same for the same commit. Throws REPOSITORY_EMPTY without source code. */
export async function analyzeCode({ repository, parts, signal, grammars }: CodeRequest): Promise<CodeFacts> {
  const breathe = createBreathe(signal);
  const survey = await surveyRepository({
    repository,
    breathe,
    ...(grammars === undefined ? {} : { grammars }),
  });
  const links = await linkFiles(survey, breathe);
  const selected = await selectParts(survey, links, parts, breathe);
  const topics = createTopics(survey, links, selected);
  await breathe();
  const ties = tieTopics(topics, links, survey);
  return { survey, links, topics, ties, placements: orderTopics(topics, ties) };
}
