/**
 * The engine `claude`: a model reads the repository and writes the six steps. Each result is
 * checked against the commit.
 */

import type { AnalyzeCode } from "@fondation/code";
import type { EngineStamp } from "@fondation/course";
import {
  type AnalysisInput,
  checkpointPrefix,
  type Engine,
  type EngineRun,
  usageKey,
} from "@fondation/course/engine";
import type { Ask } from "./client/ask.ts";
import { openAccount } from "./limits/account.ts";
import { promptRevision } from "./prompts/prompt-revision.ts";
import { ModelError } from "./request/model-error.ts";
import type { ModelSettings } from "./settings/model-settings.ts";
import { createAuthor } from "./writing/author.ts";
import { createModelSteps } from "./writing/model-steps.ts";
import { createRunResources } from "./writing/run-resources.ts";

/** Raise it when a change makes new documents incompatible with old ones in the same course. */
const VERSION = "1";

/**
 * The engine for one model. Another model writes another course, so the model's name is part of the
 * version. `ask`: the real client unless a test passes a function. `analyze`: shares the facts of the
 * code with others.
 * @throws ModelError ENGINE_AUTH without settings.
 */
export function claudeEngine(model: ModelSettings | undefined, ask?: Ask, analyze?: AnalyzeCode): Engine {
  const settings = requireModel(model);
  const stamp = { name: "claude", version: `${VERSION}-${settings.model}` } as const;
  return { stamp, open: (input) => openRun(input, stamp, settings, ask, analyze) };
}

function openRun(
  input: AnalysisInput,
  stamp: EngineStamp,
  settings: ModelSettings,
  ask?: Ask,
  analyze?: AnalyzeCode,
): EngineRun {
  const prefix = checkpointPrefix(stamp, input);
  const account = openAccount(
    usageKey(prefix),
    input.job ?? "",
    input.checkpoints,
    input.onUsage,
    input.spentUsd,
  );
  const resources = createRunResources(input, settings, analyze);
  const author = createAuthor(input, settings, resources, account, ask);
  return {
    ...createModelSteps(input, resources, author),
    revision: promptRevision(input.language, settings.prompts),
    // The request queue limits the requests. Checks and checkpoints run outside the queue.
    concurrency: Number.POSITIVE_INFINITY,
    halt: (failure) => author.halt(failure),
    usage: () => account.steps(),
    async close() {
      author.close();
      await resources.close();
    },
  };
}

function requireModel(model: ModelSettings | undefined): ModelSettings {
  if (model !== undefined) return model;
  throw new ModelError("no-credential", "The claude engine was asked for, and no model is configured.");
}
