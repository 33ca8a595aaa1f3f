/** The system as child processes of this one. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findBrowser } from "@fondation/browser";
import type { Deadline } from "../waiting/deadline.ts";
import { Guard } from "../cleanup/guard.ts";
import { type Plan, startOn } from "../lifecycle/running-system.ts";
import { ANTHROPIC, doubleAsModel } from "../services/anthropic.ts";
import { startLinks } from "../network/links.ts";
import { BACKEND } from "../services/backend.ts";
import { GITHUB } from "../services/github.ts";
import { WEB } from "../services/web.ts";
import type { WorkerBrowser } from "../services/worker.ts";
import type { Stages } from "../lifecycle/stages.ts";
import type { System } from "../contract/system.ts";
import { GATED, type SystemSettings } from "../services/gated.ts";
import { ProcessLauncher } from "./process-launcher.ts";
import { Scratch } from "./scratch.ts";

const BUILT = fileURLToPath(new URL("../../../packages/cli/dist/cli.bundled.mjs", import.meta.url));
/** `FONDATION_E2E_BUNDLE` names another bundle to test, e.g. one that was built elsewhere. */
export const BUNDLE = process.env.FONDATION_E2E_BUNDLE || BUILT;

/**
 * Starts backend, web, one worker and the GitHub double from the `fondation` bundle. Removes
 * everything on failure.
 */
export async function startProcesses(
  deadline: Deadline,
  stages: Stages,
  { model, gated, linked, bundle = BUNDLE }: SystemSettings = {},
): Promise<System> {
  if (!existsSync(bundle)) throw new Error(`${bundle} is missing: run \`bun run build\` first.`);
  const guard = await Guard.start();
  const launcher = new ProcessLauncher(bundle, guard, await Scratch.create(guard));
  const plan: Plan = {
    services: [GITHUB, BACKEND, WEB],
    workers: 1,
    workerBrowser: browserHere(),
    ...(gated ? { settings: GATED } : {}),
    ...(linked ? { links: await startLinks((service) => launcher.address(service)) } : {}),
  };
  if (model === undefined) return startOn(launcher, plan, deadline, stages);
  const services = [...plan.services, ANTHROPIC];
  return startOn(launcher, { ...plan, services, workerModel: doubleAsModel(model) }, deadline, stages);
}

/**
 * The browser of this machine. A service has its own home, so it would not find a browser in the
 * user's cache.
 */
export function browserHere(): WorkerBrowser {
  const source = findBrowser();
  if (source?.kind !== "local") return { secrets: {}, environment: {} };
  return { secrets: {}, environment: { FONDATION_CHROMIUM: source.executablePath } };
}
