/** Which engine and which model write a job, and why. */
import { type EngineChoice, type EngineName, type ModelSettings, selectEngine } from "@fondation/analyzer";
import type { EngineReasons } from "@fondation/backend/messages";
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
): { reason: keyof EngineReasons; facts: { credential?: string } } {
  const named = credential === undefined ? {} : { credential };
  // What was asked for by name still is; what `auto` has begun is gone on with, whatever `auto` would take here.
  if (engineChosen !== null && settings.engine === "auto") {
    return engine === "claude"
      ? { reason: "begun-with-credential", facts: named }
      : { reason: "begun", facts: {} };
  }
  return { reason: why, facts: why === "credential" || why === "no-client" ? named : {} };
}
