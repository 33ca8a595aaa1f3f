/** Why a job's engine was taken, as its page says it after the engine's name. */
import { type EngineName, type EngineReason, type ModelSettings, selectEngine } from "@fondation/analyzer";

/** What a worker can write with: Claude when `auto` would take it. */
export function enginesOf(model: ModelSettings | undefined): EngineName[] {
  return selectEngine("auto", model).engine === "claude" ? ["static", "claude"] : ["static"];
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
