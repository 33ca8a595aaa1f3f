import { path, webSocketUrl } from "../kinds.ts";
import type { Variable } from "../variable.ts";

export const BROWSER = {
  FONDATION_BROWSER_WS_ENDPOINT: {
    group: "Browser",
    schema: webSocketUrl(),
    secret: true,
    guarded: true,
    what: "A running browser server to connect to; unset, a Chromium is launched with a profile of its own. Anybody who knows it can use the browser.",
    where:
      "The file `browser-endpoint` that `fondation init` makes, as the compose stack does by itself; else the line `playwright launch-server` prints.",
    readers: ["cli", "worker", "harness"],
  },
  FONDATION_CHROMIUM: {
    group: "Browser",
    schema: path(),
    guarded: true,
    what: "The Chromium program to launch; unset, a Chromium is searched.",
    where:
      "`which chromium`; `/usr/lib/chromium/chromium-headless-shell` of Debian's package without windows.",
    readers: ["cli", "worker", "harness"],
  },
} as const satisfies Record<string, Variable>;
