/** A system with access token, as child processes: visitors without the token see nothing. */
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

/** A closed system and its access token. */
export interface ClosedSystem {
  readonly system: System;
  readonly accessToken: string;
}

/** Starts GitHub double, backend, web and one worker; on failure nothing remains. */
export async function startClosed(deadline: Deadline): Promise<ClosedSystem> {
  const guard = await Guard.start();
  const scratch = await Scratch.create(guard);
  const accessToken = randomBytes(24).toString("base64url");
  // A test enters it into a page: a failed test could leave it in its results.
  noteSecrets({ "access-token": accessToken });
  const file = await scratch.secret("access-token", accessToken);
  const services = [
    GITHUB,
    closed(BACKEND, {}),
    closed(WEB, { FONDATION_ACCESS_TOKEN_FILE: file }),
    // Only viewers can query the number of workers; the worker itself says when it is registered.
    { ...worker(workerName(1), browserHere()), ready: isReady },
  ];
  const plan = { services, workers: 0, workerBrowser: browserHere() };
  const launcher = new ProcessLauncher(BUNDLE, guard, scratch);
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
