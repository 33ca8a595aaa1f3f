/** How the runner and its browser get to a started container. */
import type { StartedTestContainer } from "testcontainers";
import { runnerContainer } from "./runner-container.ts";
import { startRelay } from "./relay.ts";

/** A way that is open. */
export interface Reach {
  /** Always on the loopback interface, so that pages are in a secure context and our host names are the same everywhere. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Its published port; where the runner is in a container itself, a relay to it over the network that they share. */
export async function reach(container: StartedTestContainer, port: number): Promise<Reach> {
  if (runnerContainer() === undefined) {
    return { url: `http://127.0.0.1:${container.getMappedPort(port)}`, stop: async () => {} };
  }
  // The engine's name service knows every container by its short id; an alias may be another system's, too.
  const relay = await startRelay(container.getId().slice(0, 12), port);
  return { url: `http://127.0.0.1:${relay.port}`, stop: () => relay.stop() };
}
