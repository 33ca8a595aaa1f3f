/**
 * Testcontainers' own reaper, a container that removes what a killed runner has left. It is used where its image is: pulling one is
 * no condition for a run, since labels, `sweep` and the guard's reaper do the same work.
 */
import { getReaperImage } from "testcontainers/build/reaper/reaper.js";
import type { Engine } from "./engine.ts";

/** Testcontainers reads it when it starts its first container. */
const VARIABLE = "TESTCONTAINERS_RYUK_DISABLED";

/** Leaves Ryuk on where the engine has its image, and to the person who has set the variable. */
export async function settleRyuk(
  engine: Pick<Engine, "hasImage">,
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  if (env[VARIABLE] !== undefined) return;
  if (!(await engine.hasImage(getReaperImage()))) env[VARIABLE] = "true";
}
