import { BackendFacts } from "../contract/backend-facts.ts";
import { COMMON } from "./settings.ts";
import type { ServiceDescription } from "./description.ts";

/** The host name that the runner uses on every target. */
const LOOPBACK = "127.0.0.1";

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

/** With open access, the pages answer only under loopback names. Other names must be allowed. */
function allowedHosts(name: string): Record<string, string> {
  return name === LOOPBACK ? {} : { FONDATION_ALLOWED_HOSTS: [name, LOOPBACK].join(",") };
}
