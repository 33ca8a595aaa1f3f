/** Why a job's engine was taken, as its page says it after the engine's name. */
import type { EngineReason } from "@fondation/analyzer";

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
