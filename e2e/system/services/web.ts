/** The server of the pages. */
import { BackendFacts } from "../contract/backend-facts.ts";
import { COMMON } from "./settings.ts";
import type { ServiceDescription } from "./description.ts";

/** What the runner calls it, wherever it runs. */
const LOOPBACK = "127.0.0.1";

/** `fondation web`. */
export const WEB: ServiceDescription = {
  name: "web",
  dependsOn: ["backend"],
  program: { kind: "fondation", command: "web" },
  listens: { port: 3000, portVariable: "FONDATION_WEB_PORT" },
  directories: {},
  secrets: { FONDATION_SIGNING_KEY_FILE: "signing-key" },
  environment: (address) => ({
    ...COMMON,
    CONVEX_URL: address("backend"),
    ...allowedHosts(new URL(address("web")).hostname),
  }),
  fact: "the web server to pass a function call on",
  ready: ({ reach }) => new BackendFacts(reach("web")).ready(),
};

/** With open access pages are given out under loopback names only; another name must be said. */
function allowedHosts(name: string): Record<string, string> {
  return name === LOOPBACK ? {} : { FONDATION_ALLOWED_HOSTS: [name, LOOPBACK].join(",") };
}
