import type { JobView } from "@fondation/backend";
import { type Catalogue, type EngineReasons, lookUp } from "@fondation/backend/messages";

const has = ({ credential = "a credential" }: { credential?: string }) =>
  `${credential} is set on the worker`;

const ENGINE_WORDS: Catalogue<EngineReasons, string> = {
  "asked-for": () => "asked for",
  credential: has,
  "no-credential": () => "neither CLAUDE_CODE_OAUTH_TOKEN nor ANTHROPIC_API_KEY is set on the worker",
  "no-client": (facts) => `${has(facts)}, but the claude client is not installed there`,
  begun: () => "which began the job",
  "begun-with-credential": (facts) => `which began the job; ${has(facts)}`,
};

/** The reason as a sentence; undefined for a reason of another version. */
export function engineReason({
  reason,
  facts,
}: Pick<NonNullable<JobView["engineChosen"]>, "reason" | "facts">): string | undefined {
  return lookUp(ENGINE_WORDS, reason, facts);
}
