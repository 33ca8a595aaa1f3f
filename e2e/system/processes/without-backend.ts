/** Pages and a worker as child processes, whose backend does not exist. */
import { Guard } from "../cleanup/guard.ts";
import { startOn } from "../lifecycle/running-system.ts";
import { Stages } from "../lifecycle/stages.ts";
import { BACKEND } from "../services/backend.ts";
import type { ServiceDescription } from "../services/description.ts";
import { GITHUB } from "../services/github.ts";
import { WEB } from "../services/web.ts";
import { worker, workerName } from "../services/worker.ts";
import type { Deadline } from "../waiting/deadline.ts";
import { ProcessLauncher } from "./process-launcher.ts";
import { Scratch } from "./scratch.ts";

export interface Unready {
  readonly web: string;
  readonly worker: string;
  stop(): Promise<void>;
}

/** The discard service: nothing listens there. */
const NOBODY = "http://127.0.0.1:9";

/** Resolves when both answer. */
export async function startWithoutBackend(bundle: string, deadline: Deadline): Promise<Unready> {
  const guard = await Guard.start();
  const launcher = new ProcessLauncher(bundle, guard, await Scratch.create(guard));
  const name = workerName(1);
  const noBrowser = { secrets: {}, environment: {} };
  const services = [GITHUB, alone(WEB, "/healthz"), alone(worker(name, noBrowser), "/livez")];
  const system = await startOn(
    launcher,
    { services, workers: 0, workerBrowser: noBrowser },
    deadline,
    new Stages(),
  );
  return { web: system.reach(WEB.name), worker: system.reach(name), stop: () => system.stop() };
}

function alone(service: ServiceDescription, path: string): ServiceDescription {
  return {
    ...service,
    dependsOn: [GITHUB.name],
    environment: (address) => service.environment((name) => (name === BACKEND.name ? NOBODY : address(name))),
    fact: `${service.name} to answer`,
    ready: async ({ reach }) => (await fetch(`${reach(service.name)}${path}`)).status,
  };
}
