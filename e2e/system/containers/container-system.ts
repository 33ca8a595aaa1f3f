/** The system as containers of the production images. */
import type { Deadline } from "../deadline.ts";
import { startOn } from "../running-system.ts";
import { BACKEND } from "../services/backend.ts";
import { GITHUB } from "../services/github.ts";
import { WEB } from "../services/web.ts";
import type { Stages } from "../stages.ts";
import type { System } from "../system.ts";
import { ContainerGround } from "./container-ground.ts";

/** Starts backend, web, two workers and the GitHub double; on failure nothing of it remains. */
export async function startContainers(deadline: Deadline, stages: Stages): Promise<System> {
  // Its image cannot be had everywhere; labels, `sweep` and the guard's reaper do its work.
  process.env.TESTCONTAINERS_RYUK_DISABLED = "true";
  const ground = await ContainerGround.create();
  return startOn(ground, { services: [GITHUB, BACKEND, WEB], workers: 2 }, deadline, stages);
}
