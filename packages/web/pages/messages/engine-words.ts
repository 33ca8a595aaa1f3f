import type { JobView } from "@fondation/backend";
import { type Catalogue, type EngineReasons, lookUp } from "@fondation/backend/messages";

const has = ({ credential = "un identifiant" }: { credential?: string }) => `${credential} étant renseigné`;

const ENGINE_WORDS: Catalogue<EngineReasons, string> = {
  "asked-for": () => "comme demandé",
  credential: (facts) => `${has(facts)} sur le worker`,
  "no-credential": () => "le worker n’ayant ni CLAUDE_CODE_OAUTH_TOKEN ni ANTHROPIC_API_KEY",
  "no-client": (facts) => `${has(facts)}, mais le programme claude n’étant pas installé sur le worker`,
  begun: () => "qui a commencé la génération",
  "begun-with-credential": (facts) => `qui a commencé la génération, ${has(facts)} sur le worker`,
};

/** The reason as the end of a sentence; undefined for a reason of another version. */
export function engineReason({
  reason,
  facts,
}: Pick<NonNullable<JobView["engineChosen"]>, "reason" | "facts">): string | undefined {
  return lookUp(ENGINE_WORDS, reason, facts);
}
