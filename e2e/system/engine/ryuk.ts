/**
 * Testcontainers' own reaper, a container that removes the leftovers of a killed runner. It is
 * optional, because labels, `sweep` and the guard's reaper do the same.
 */
import { getReaperImage } from "testcontainers/build/reaper/reaper.js";
import type { Engine } from "./engine.ts";
import { runnerContainer } from "../network/runner-container.ts";

/** Testcontainers reads it when it starts its first container. */
const VARIABLE = "TESTCONTAINERS_RYUK_DISABLED";

/**
 * Turns Ryuk off unless the engine has its image. Never changes a variable that the user has set.
 * Also off for a runner in a container: Testcontainers would mount the engine's socket from the
 * runner's path, which does not exist on the engine's machine.
 */
export async function configureRyuk(
  engine: Pick<Engine, "hasImage">,
  env: NodeJS.ProcessEnv = process.env,
  inContainer = runnerContainer() !== undefined,
): Promise<void> {
  if (env[VARIABLE] !== undefined) return;
  if (inContainer || !(await engine.hasImage(getReaperImage()))) env[VARIABLE] = "true";
}
