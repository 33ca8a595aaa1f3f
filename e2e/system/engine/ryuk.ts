/**
 * Testcontainers' own reaper, a container that removes what a killed runner has left. It is used where that takes nothing more: it is no
 * condition for a run, since labels, `sweep` and the guard's reaper do the same work.
 */
import { getReaperImage } from "testcontainers/build/reaper/reaper.js";
import type { Engine } from "./engine.ts";
import { runnerContainer } from "../network/runner-container.ts";

/** Testcontainers reads it when it starts its first container. */
const VARIABLE = "TESTCONTAINERS_RYUK_DISABLED";

/**
 * Leaves Ryuk on where the engine has its image, so that none needs to be pulled, and to the person who has set the variable. Off for a
 * runner in a container: Testcontainers would mount the engine's socket from where the runner has it, and the engine's machine has none there.
 */
export async function configureRyuk(
  engine: Pick<Engine, "hasImage">,
  env: NodeJS.ProcessEnv = process.env,
  inContainer = runnerContainer() !== undefined,
): Promise<void> {
  if (env[VARIABLE] !== undefined) return;
  if (inContainer || !(await engine.hasImage(getReaperImage()))) env[VARIABLE] = "true";
}
