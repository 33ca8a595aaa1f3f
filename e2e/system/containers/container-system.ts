/** The system as containers of the production images. */
import type { Deadline } from "../waiting/deadline.ts";
import { type Plan, startOn } from "../lifecycle/running-system.ts";
import { bundleDouble } from "@fondation/doubles/anthropic/bundle";
import { BUNDLED_ANTHROPIC, doubleAsModel } from "../services/anthropic.ts";
import { BACKEND } from "../services/backend.ts";
import { BROWSER, SHARED_BROWSER } from "../services/browser.ts";
import { GITHUB } from "../services/github.ts";
import { WEB } from "../services/web.ts";
import type { Stages } from "../lifecycle/stages.ts";
import type { System } from "../contract/system.ts";
import { GATED, type SystemSettings } from "../services/gated.ts";
import { ContainerLauncher } from "./container-launcher.ts";

/**
 * Starts backend, web, browser, two workers and the GitHub double. Removes everything on failure.
 */
export async function startContainers(
  deadline: Deadline,
  stages: Stages,
  { model, gated }: SystemSettings,
): Promise<System> {
  const launcher = await ContainerLauncher.create();
  const plan: Plan = {
    services: [GITHUB, BACKEND, BROWSER, WEB],
    workers: 2,
    workerBrowser: SHARED_BROWSER,
    ...(gated ? { settings: GATED } : {}),
  };
  if (model === undefined) return startOn(launcher, plan, deadline, stages);
  await bundleDouble();
  const services = [...plan.services, BUNDLED_ANTHROPIC];
  return startOn(launcher, { ...plan, services, workerModel: doubleAsModel(model) }, deadline, stages);
}
