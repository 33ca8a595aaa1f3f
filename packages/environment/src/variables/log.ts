/** What is logged, and how. */
import { choice } from "../kinds.ts";
import type { Variable } from "../variable.ts";

/** The rows of the group "Log". */
export const LOG = {
  FONDATION_LOG_LEVEL: {
    group: "Log",
    schema: choice(["trace", "debug", "info", "warn", "error", "fatal", "silent"]),
    default: "info",
    what: "The least important lines that are logged.",
    where: "`debug` when looking for a cause.",
    readers: ["cli", "web", "worker", "backend"],
  },
  FONDATION_LOG_FORMAT: {
    group: "Log",
    schema: choice(["auto", "json", "pretty"]),
    default: "auto",
    what: "`json` is one object a line, `pretty` is for people, `auto` is pretty on a terminal.",
    where: "`json` where something collects the log.",
    readers: ["cli", "web", "worker", "backend"],
  },
} as const satisfies Record<string, Variable>;
