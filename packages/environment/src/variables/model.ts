/** The model that the engine `claude` asks. */
import { httpUrl, token } from "../kinds.ts";
import type { Variable } from "../variable.ts";

/** The rows of the group "Model". */
export const MODEL = {
  CLAUDE_CODE_OAUTH_TOKEN: {
    group: "Model",
    schema: token(8),
    secret: true,
    what: "Token of a Claude subscription, for the engine `claude`. Not together with ANTHROPIC_API_KEY.",
    where: "`claude setup-token`.",
    readers: ["worker", "cli"],
  },
  ANTHROPIC_API_KEY: {
    group: "Model",
    schema: token(8),
    secret: true,
    what: "Key of the Anthropic API, for the engine `claude`. Not together with CLAUDE_CODE_OAUTH_TOKEN.",
    where: "https://console.anthropic.com/settings/keys",
    readers: ["worker", "cli"],
  },
  ANTHROPIC_BASE_URL: {
    group: "Model",
    schema: httpUrl(),
    what: "Another address for the Anthropic API; unset, Anthropic's own.",
    where: "Your gateway's documentation.",
    readers: ["worker", "cli"],
  },
} as const satisfies Record<string, Variable>;
