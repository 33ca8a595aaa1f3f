/** A running deployment. The suite only reads it and neither resets nor stops it. */
import { BackendFacts } from "./contract/backend-facts.ts";
import { missing } from "./contract/capability.ts";
import type { Deadline } from "./waiting/deadline.ts";
import type { Stages } from "./lifecycle/stages.ts";
import type { System } from "./contract/system.ts";
import { until } from "./waiting/until.ts";

/** The variable with the deployment's address. */
const ATTACHED_URL = "FONDATION_E2E_URL";

/**
 * Attaches to the deployment at `FONDATION_E2E_URL`, which must have open access
 * (`FONDATION_ACCESS=open`).
 */
export async function attach(deadline: Deadline, stages: Stages): Promise<System> {
  const url = process.env[ATTACHED_URL];
  if (url === undefined || !URL.canParse(url)) {
    throw new Error(
      `The target "attached" needs ${ATTACHED_URL}, the address of a running deployment's pages.`,
    );
  }
  const backend = new BackendFacts(new URL(url).origin);
  await stages.time("backend", () =>
    until(`the deployment at ${url} to answer`, () => backend.ready(), { signal: deadline.signal }),
  );
  return {
    target: "attached",
    url: new URL(url).origin,
    backend,
    github: missing("github", "attached"),
    anthropic: missing("model", "attached"),
    workers: missing("faults", "attached"),
    control: missing("faults", "attached"),
    links: missing("links", "attached"),
    containers: missing("containers", "attached"),
    browser: undefined,
    draws: false,
    secrets: undefined,
    services: [],
    events: [],
    deaths: [],
    stop: async () => {},
  };
}
