import { BackendFacts } from "../contract/backend-facts.ts";
import { COMMON } from "./settings.ts";
import type { ServiceDescription } from "./description.ts";
import { gitServer } from "./github.ts";

/** `number` counts from 1. */
export function workerName(number: number): string {
  return `worker-${number}`;
}

export function isWorker({ program }: ServiceDescription): boolean {
  return program.kind === "fondation" && program.command === "worker";
}

/**
 * The settings of a worker's browser: variables, or the secret address of the system's own browser.
 */
export type WorkerBrowser = Pick<ServiceDescription, "secrets"> & {
  readonly environment: Readonly<Record<string, string>>;
};

export type WorkerModel = Pick<ServiceDescription, "dependsOn" | "secrets" | "environment">;

/** `fondation worker` as a service with its own name. */
export function worker(name: string, browser: WorkerBrowser, model?: WorkerModel): ServiceDescription {
  return {
    name,
    dependsOn: ["github", "backend", ...(model?.dependsOn ?? [])],
    program: { kind: "fondation", command: "worker", ...(model === undefined ? {} : { image: "claude" }) },
    listens: { port: 8080, portVariable: "FONDATION_HEALTH_PORT" },
    directories: { FONDATION_WORKSPACE: "/var/lib/fondation/workspace" },
    secrets: {
      FONDATION_SIGNING_KEY_FILE: "signing-key",
      GITHUB_TOKEN_FILE: "github-token",
      ...browser.secrets,
      ...model?.secrets,
    },
    environment: (address) => ({
      ...COMMON,
      CONVEX_URL: address("backend"),
      ...gitServer(address),
      ...browser.environment,
      ...model?.environment(address),
    }),
    fact: `${name} to be registered with the queue`,
    ready: async ({ reach }) => {
      const { ok } = await fetch(`${reach(name)}/readyz`);
      return ok && (await new BackendFacts(reach("backend")).workers()) > 0 ? true : undefined;
    },
  };
}
