import { path, webSocketUrl } from "../kinds.ts";
import type { Variable } from "../variable.ts";

export const BROWSER = {
  FONDATION_BROWSER_WS_ENDPOINT: {
    group: "Browser",
    schema: webSocketUrl(),
    secret: true,
    guarded: true,
    what: "A running browser server to connect to; unset, a Chromium is launched with its own profile. Every client that knows the address can use the browser.",
    where:
      "The file `browser-endpoint` that `fondation init` makes (the compose stack makes it itself), or the line that `playwright launch-server` prints.",
    readers: ["cli", "worker", "harness"],
  },
  FONDATION_CHROMIUM: {
    group: "Browser",
    schema: path(),
    guarded: true,
    what: "The Chromium program to launch; unset, Fondation searches for one.",
    where:
      "`which chromium`; `/usr/lib/chromium/chromium-headless-shell` of Debian's package without windows.",
    readers: ["cli", "worker", "harness"],
  },
} as const satisfies Record<string, Variable>;
