/** A system with an access token, as child processes. Visitors without the token see no data. */
import { randomBytes } from "node:crypto";
import { noteSecrets } from "../../secrets/run-secrets.ts";
import type { Deadline } from "../waiting/deadline.ts";
import { Guard } from "../cleanup/guard.ts";
import { startOn } from "../lifecycle/running-system.ts";
import { BACKEND } from "../services/backend.ts";
import type { ServiceDescription } from "../services/description.ts";
import { GITHUB } from "../services/github.ts";
import { WEB } from "../services/web.ts";
import { worker, workerName } from "../services/worker.ts";
import { Stages } from "../lifecycle/stages.ts";
import type { System } from "../contract/system.ts";
import { ProcessLauncher } from "./process-launcher.ts";
import { browserHere, BUNDLE } from "./process-system.ts";
import { Scratch } from "./scratch.ts";

export interface ClosedSystem {
  readonly system: System;
  readonly accessToken: string;
}

/** Starts the GitHub double, backend, web and one worker. Removes everything on failure. */
export async function startClosed(deadline: Deadline, bundle = BUNDLE): Promise<ClosedSystem> {
  const guard = await Guard.start();
  const scratch = await Scratch.create(guard);
  const accessToken = randomBytes(24).toString("base64url");
  // A test pastes it into a page, so the results of a failed test could contain it.
  noteSecrets({ "access-token": accessToken });
  const file = await scratch.secret("access-token", accessToken);
  const services = [
    GITHUB,
    closed(BACKEND, {}),
    closed(WEB, { FONDATION_ACCESS_TOKEN_FILE: file }),
    // Only viewers can query the number of workers, so the worker's own log says when it is
    // registered.
    { ...worker(workerName(1), browserHere()), ready: isReady },
  ];
  const plan = { services, workers: 0, workerBrowser: browserHere() };
  const launcher = new ProcessLauncher(bundle, guard, scratch);
  return { system: await startOn(launcher, plan, deadline, new Stages()), accessToken };
}

const isReady: ServiceDescription["ready"] = async ({ reach }) => {
  const { ok } = await fetch(`${reach(workerName(1))}/readyz`);
  return ok ? true : undefined;
};

function closed(service: ServiceDescription, more: Readonly<Record<string, string>>): ServiceDescription {
  return {
    ...service,
    environment: (address) => ({ ...service.environment(address), FONDATION_ACCESS: "token", ...more }),
  };
}
