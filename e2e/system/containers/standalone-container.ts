/** `docker run` of the production image with only variables and volumes. */
import { randomBytes } from "node:crypto";
import { LogTail } from "../logs/log-tail.ts";
import type { Outcome, StandaloneContainer, RunOptions } from "../contract/system.ts";
import type { SystemContainers } from "./system-containers.ts";
import { IMAGE, labels } from "../engine/engine.ts";
import { mountsOf } from "./keys.ts";
import { limitsOf } from "./limits.ts";
import { LoopbackContainer } from "./loopback-container.ts";
import { NO_WAIT } from "./no-wait.ts";

const WORKSPACE = "/var/lib/fondation/workspace";
const HEALTH_PORT = 8080;
const GRACE = 10_000;

/** Starts a container, which is removed together with the system. */
export async function startStandaloneContainer(
  system: SystemContainers,
  { command, environment }: RunOptions,
): Promise<StandaloneContainer> {
  const name = `own-${randomBytes(3).toString("hex")}`;
  const tail = new LogTail();
  const container = new LoopbackContainer(IMAGE, name, system.networkId, HEALTH_PORT).asInProduction(
    limitsOf(command?.[0]),
  );
  if (command !== undefined) container.withCommand([...command]);
  const started = await container
    .withEnvironment({ ...environment })
    .withLabels(labels(system.id, name))
    .withBindMounts([
      ...mountsOf(system.keys),
      { source: await system.engine.createVolume(system.id, name), target: WORKSPACE },
    ])
    .withLogConsumer((stream) => stream.on("data", (piece) => tail.add(String(piece))))
    .withWaitStrategy(NO_WAIT)
    .start();
  const id = started.getId();
  return {
    log: () => tail.text(),
    healthy: async () => (await system.engine.inspect(id)).State.Health?.Status === "healthy",
    ended: async (): Promise<Outcome> => {
      const exitCode = await system.engine.ended(id);
      return { exitCode, output: await system.engine.log(id) };
    },
    stop: () => system.engine.stop(id, GRACE),
  };
}
