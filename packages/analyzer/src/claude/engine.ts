/** The engine `claude`: the six steps written by a model that reads the repository, each result checked against the commit. */

import { checkpointPrefix } from "../keeper.ts";
import { promptRevision } from "./prompt-revision.ts";
import type { Engine, EngineInput, EngineRun } from "../engine.ts";
import { ModelError } from "./failure.ts";
import { openLedger } from "./ledger.ts";
import { createAuthor } from "./author.ts";
import { createSteps } from "./steps.ts";
import { createTools } from "./tools.ts";
import type { ModelSettings } from "./settings.ts";

/** Changes whenever prompts or checks change so that documents of both would not fit together. */
const VERSION = "1";

/** The engine. Another model writes another course, so its name is part of the version. */
export const CLAUDE_ENGINE: Engine = {
  stamp: ({ model }) => ({ name: "claude", version: `${VERSION}-${requireModel(model).model}` }),
  open: (input) => openRun(input),
};

function openRun(input: EngineInput): EngineRun {
  const settings = requireModel(input.model);
  const prefix = checkpointPrefix(CLAUDE_ENGINE.stamp(input), input);
  const ledger = openLedger(
    `${prefix}/usage`,
    input.job ?? "",
    input.checkpoints,
    input.onUsage,
    input.spentUsd,
  );
  const tools = createTools(input, settings);
  const author = createAuthor(input, settings, tools, ledger);
  return {
    ...createSteps(input, tools, author),
    revision: promptRevision(input.language, settings.prompts),
    // Its requests are few at once; what surrounds them need not wait for each other.
    concurrency: Number.POSITIVE_INFINITY,
    halt: (failure) => author.halt(failure),
    usage: () => ledger.steps(),
    async close() {
      await author.close();
      await tools.close();
    },
  };
}

function requireModel(model: ModelSettings | undefined): ModelSettings {
  if (model !== undefined) return model;
  throw new ModelError("no-credential", "The engine « claude » was asked for, and no model is configured.");
}
