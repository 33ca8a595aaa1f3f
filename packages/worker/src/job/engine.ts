/** Which engine and which model write a job, and why, as its page says it. */
import { type EngineChoice, type EngineName, type ModelSettings, selectEngine } from "@fondation/analyzer";
import type { ClaimedJob } from "../backend/job-backend.ts";

/** What a worker can write with: Claude when `auto` would take it. */
export function enginesOf(model: ModelSettings | undefined): EngineName[] {
  return selectEngine("auto", model).engine === "claude" ? ["static", "claude"] : ["static"];
}

/**
 * How a job's model is reached: the one that has begun it, whatever this worker's own is. Another one would find none of what was
 * paid for, nor the account that the limit of cost is kept by.
 */
export function modelOf(
  { engineChosen }: Pick<ClaimedJob, "engineChosen">,
  own: ModelSettings | undefined,
): ModelSettings | undefined {
  const begun = engineChosen?.name === "claude" ? engineChosen.version : undefined;
  return own === undefined || begun === undefined ? own : { ...own, model: begun };
}

/**
 * Why the job is written with this engine. `credential`: the name of the variable that holds this worker's own, which the worker that has
 * begun the job may not have had.
 */
export function whyEngine(
  { engine, why }: Pick<EngineChoice, "engine" | "why">,
  { engineChosen, settings }: Pick<ClaimedJob, "engineChosen" | "settings">,
  credential: string | undefined,
): string {
  const has = `${credential ?? "un identifiant"} étant renseigné`;
  // What was asked for by name still is; what `auto` has begun is gone on with, whatever `auto` would take here.
  if (engineChosen !== null && settings.engine === "auto") {
    return `qui a commencé la génération${engine === "claude" ? `, ${has} sur le worker` : ""}`;
  }
  switch (why) {
    case "asked-for":
      return "comme demandé";
    case "credential":
      return `${has} sur le worker`;
    case "no-credential":
      return "le worker n’ayant ni CLAUDE_CODE_OAUTH_TOKEN ni ANTHROPIC_API_KEY";
    case "no-client":
      return `${has}, mais le programme claude n’étant pas installé sur le worker`;
  }
}
