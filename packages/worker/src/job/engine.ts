/** Which engine and which model write a job, and why, as its page says it. */
import { type EngineName, type EngineReason, type ModelSettings, selectEngine } from "@fondation/analyzer";
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

/** `credential`: the name of the variable that holds it. */
export function whyEngine(why: EngineReason, credential: string | undefined): string {
  switch (why) {
    case "asked-for":
      return "comme demandé";
    case "credential":
      return `${credential ?? "un identifiant"} étant renseigné sur le worker`;
    case "no-credential":
      return "le worker n’ayant ni CLAUDE_CODE_OAUTH_TOKEN ni ANTHROPIC_API_KEY";
    case "no-client":
      return `${credential ?? "un identifiant"} étant renseigné, mais le programme claude n’étant pas installé sur le worker`;
  }
}
