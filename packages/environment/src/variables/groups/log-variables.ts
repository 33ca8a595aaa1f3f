import { choice } from "../kinds.ts";
import type { Variable } from "../variable.ts";

export const LOG = {
  FONDATION_LOG_LEVEL: {
    group: "Log",
    schema: choice(["trace", "debug", "info", "warn", "error", "fatal", "silent"]),
    default: "info",
    what: "The lowest log level that is written.",
    where: "`debug` to investigate a problem.",
    readers: ["cli", "web", "worker", "backend"],
  },
  FONDATION_LOG_FORMAT: {
    group: "Log",
    schema: choice(["auto", "json", "pretty"]),
    default: "auto",
    what: "`json` is one object per line, `pretty` is for reading, `auto` is pretty on a terminal.",
    where: "`json` for a log collector.",
    readers: ["cli", "web", "worker", "backend"],
  },
} as const satisfies Record<string, Variable>;
