import { amount, choice, integer, signingKey, text, token } from "../kinds.ts";
import type { Variable } from "../variable.ts";

export const ACCESS = {
  FONDATION_ACCESS: {
    group: "Access",
    schema: choice(["open", "token"]),
    default: "token",
    guarded: true,
    what: "Who can access the pages: `token` requires the access token, `open` admits every visitor.",
    where:
      "Set `open` only where no other person can connect. `fondation up` does so, on the loopback interface.",
    readers: ["web", "backend", "functions"],
  },
  FONDATION_ACCESS_TOKEN: {
    group: "Access",
    schema: token(16),
    secret: true,
    guarded: true,
    what: "The token that users enter to access the pages.",
    where: "`fondation init` makes one.",
    readers: ["web"],
  },
  FONDATION_SIGNING_KEY: {
    group: "Access",
    schema: signingKey(),
    secret: true,
    guarded: true,
    what: "Private key that signs the identities of viewers and workers (ES256, a JSON Web Key).",
    where: "`fondation init` makes one, with the public half for the backend.",
    readers: ["web", "worker", "backend", "cli"],
  },
  FONDATION_JWKS: {
    group: "Access",
    schema: text(),
    guarded: true,
    what: "Public half of the signing key as a data URI; a variable of the Convex deployment.",
    where: "`fondation init` prints it; the embedded backend derives it from FONDATION_SIGNING_KEY.",
    readers: ["functions"],
  },
  FONDATION_ADMIN_KEY: {
    group: "Access",
    schema: token(16),
    secret: true,
    guarded: true,
    what: "Key for tools that call internal functions of the embedded backend; unset, no tool can.",
    where: "`fondation init` makes one.",
    readers: ["backend"],
  },
  FONDATION_VIEWER_QUEUE: {
    group: "Access",
    schema: integer(1, 1_000),
    default: "10",
    guarded: true,
    what: "Most jobs of one viewer that wait or run at once. A viewer is an address behind which a token was entered.",
    where: "Without effect for open access and for the command, which have no viewers to tell apart.",
    readers: ["backend", "functions"],
  },
  FONDATION_VIEWER_JOBS_PER_HOUR: {
    group: "Access",
    schema: integer(1, 60),
    default: "30",
    guarded: true,
    what: "Most jobs that one viewer may submit within an hour.",
    where: "As FONDATION_VIEWER_QUEUE.",
    readers: ["backend", "functions"],
  },
  FONDATION_VIEWER_DAILY_COST: {
    group: "Access",
    schema: amount(1_000_000),
    default: "200",
    guarded: true,
    what: "Most US dollars that the jobs of one viewer may cost within 24 hours. A job that has not ended counts as FONDATION_MAX_COST.",
    where:
      "At least FONDATION_MAX_COST; the default is ten courses at its default. Jobs of the engine `static` cost nothing.",
    readers: ["backend", "functions"],
  },
} as const satisfies Record<string, Variable>;
