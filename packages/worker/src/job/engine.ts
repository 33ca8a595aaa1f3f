/** Which engine and which model write a job, and why. */
import { type EngineChoice, type EngineName, type ModelSettings, selectEngine } from "@fondation/analyzer";
import type { EngineReasons } from "@fondation/backend/messages";
import type { ClaimedJob } from "../backend/job-backend.ts";

/** The engines of a worker: with Claude if `auto` would choose it. */
export function enginesOf(model: ModelSettings | undefined): EngineName[] {
  return selectEngine("auto", model).engine === "claude" ? ["static", "claude"] : ["static"];
}

/**
 * How to reach a job's model: the one that began the course, also when this worker is set to
 * another. Another model would not find the checkpoints that were paid for, nor the account of the
 * cost.
 */
export function modelOf(
  { engineChosen }: Pick<ClaimedJob, "engineChosen">,
  own: ModelSettings | undefined,
): ModelSettings | undefined {
  const begun = engineChosen?.name === "claude" ? engineChosen.version : undefined;
  return own === undefined || begun === undefined ? own : { ...own, model: begun };
}

/**
 * Why the job is written with this engine. `credential`: the variable of this worker's credential;
 * the worker that began the job may have another one.
 */
export function whyEngine(
  { engine, why }: Pick<EngineChoice, "engine" | "why">,
  { engineChosen, settings }: Pick<ClaimedJob, "engineChosen" | "settings">,
  credential: string | undefined,
): { reason: keyof EngineReasons; facts: { credential?: string } } {
  const named = credential === undefined ? {} : { credential };
  // An engine that was requested by name stays. What `auto` chose first is continued, whatever
  // `auto` would choose here.
  if (engineChosen !== null && settings.engine === "auto") {
    return engine === "claude"
      ? { reason: "begun-with-credential", facts: named }
      : { reason: "begun", facts: {} };
  }
  return { reason: why, facts: why === "credential" || why === "no-client" ? named : {} };
}
