import { BackendFacts } from "../contract/backend-facts.ts";
import { COMMON } from "./settings.ts";
import type { ServiceDescription } from "./description.ts";
import { gitServer } from "./github.ts";

export const BACKEND: ServiceDescription = {
  name: "backend",
  dependsOn: [],
  program: { kind: "fondation", command: "backend" },
  listens: { port: 3210, portVariable: "FONDATION_BACKEND_PORT" },
  directories: { FONDATION_DATA: "/var/lib/fondation/backend" },
  secrets: { FONDATION_SIGNING_KEY_FILE: "signing-key", FONDATION_ADMIN_KEY_FILE: "admin-key" },
  environment: (address) => ({ ...COMMON, ...gitServer(address) }),
  fact: "the backend to answer one of our functions",
  ready: ({ reach }) => new BackendFacts(reach("backend")).ready(),
};
