/** Chooses the engine and the model of a job, and explains the choice. */
import { type EngineChoice, type EngineName, type ModelSettings, selectEngine } from "@fondation/analyzer";
import type { EngineReasons } from "@fondation/backend/messages";
import type { ClaimedJob } from "../backend/job-backend.ts";

/** The engines of a worker. Includes Claude if `auto` would choose it. */
export function enginesOf(model: ModelSettings | undefined): EngineName[] {
  return selectEngine("auto", model).engine === "claude" ? ["static", "claude"] : ["static"];
}

/**
 * The settings of the model that began the course, even if this worker is configured with another
 * one. Another model would find neither the paid checkpoints nor the record of the cost.
 */
export function modelOf(
  { engineChosen }: Pick<ClaimedJob, "engineChosen">,
  own: ModelSettings | undefined,
): ModelSettings | undefined {
  const begun = engineChosen?.name === "claude" ? engineChosen.version : undefined;
  return own === undefined || begun === undefined ? own : { ...own, model: begun };
}

/**
 * Why this engine writes the job. `credential`: the variable of this worker's credential; the
 * worker that began the job may have another one.
 */
export function whyEngine(
  { engine, why }: Pick<EngineChoice, "engine" | "why">,
  { engineChosen, settings }: Pick<ClaimedJob, "engineChosen" | "settings">,
  credential: string | undefined,
): { reason: keyof EngineReasons; facts: { credential?: string } } {
  const named = credential === undefined ? {} : { credential };
  // An engine that was requested by name stays. The first choice of `auto` also stays, whatever
  // `auto` would choose here.
  if (engineChosen !== null && settings.engine === "auto") {
    return engine === "claude"
      ? { reason: "begun-with-credential", facts: named }
      : { reason: "begun", facts: {} };
  }
  return { reason: why, facts: why === "credential" || why === "no-client" ? named : {} };
}
