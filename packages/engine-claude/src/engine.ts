/** The engine `claude`: the six steps written by a model that reads the repository, each result checked against the commit. */

import { promptRevision } from "./prompts/prompt-revision.ts";
import type { EngineStamp } from "@fondation/course";
import {
  type AnalysisInput,
  checkpointPrefix,
  type Engine,
  type EngineRun,
  usageKey,
} from "@fondation/course/engine";
import type { Ask } from "./client/ask.ts";
import { ModelError } from "./request/model-error.ts";
import { openLedger } from "./limits/account.ts";
import { createAuthor } from "./writing/author.ts";
import { createSteps } from "./writing/model-steps.ts";
import { createTools } from "./writing/run-resources.ts";
import type { ModelSettings } from "./settings/model-settings.ts";

/** Changes whenever prompts or checks change so that documents of both would not fit together. */
const VERSION = "1";

/**
 * The engine, for one model: another one writes another course, so its name is part of the version. `ask`: the real client unless a test
 * answers in its place.
 * @throws ModelError ENGINE_AUTH without settings.
 */
export function claudeEngine(model: ModelSettings | undefined, ask?: Ask): Engine {
  const settings = requireModel(model);
  const stamp = { name: "claude", version: `${VERSION}-${settings.model}` } as const;
  return { stamp, open: (input) => openRun(input, stamp, settings, ask) };
}

function openRun(input: AnalysisInput, stamp: EngineStamp, settings: ModelSettings, ask?: Ask): EngineRun {
  const prefix = checkpointPrefix(stamp, input);
  const ledger = openLedger(
    usageKey(prefix),
    input.job ?? "",
    input.checkpoints,
    input.onUsage,
    input.spentUsd,
  );
  const tools = createTools(input, settings);
  const author = createAuthor(input, settings, tools, ledger, ask);
  return {
    ...createSteps(input, tools, author),
    revision: promptRevision(input.language, settings.prompts),
    // Its requests are few at once; what surrounds them need not wait for each other.
    concurrency: Number.POSITIVE_INFINITY,
    halt: (failure) => author.halt(failure),
    usage: () => ledger.steps(),
    async close() {
      author.close();
      await tools.close();
    },
  };
}

function requireModel(model: ModelSettings | undefined): ModelSettings {
  if (model !== undefined) return model;
  throw new ModelError("no-credential", "The claude engine was asked for, and no model is configured.");
}
