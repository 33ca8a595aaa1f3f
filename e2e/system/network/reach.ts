/** The connection from the runner and its browser to a started container. */
import type { StartedTestContainer } from "testcontainers";
import { runnerContainer } from "./runner-container.ts";
import { startRelay } from "./relay.ts";

export interface Reach {
  /**
   * On the loopback interface, so that pages have a secure context and all targets use the same
   * host names.
   */
  readonly url: string;
  stop(): Promise<void>;
}

/** The published port, or a relay over the shared network for a runner in a container. */
export async function reach(container: StartedTestContainer, port: number): Promise<Reach> {
  if (runnerContainer() === undefined) {
    return { url: `http://127.0.0.1:${container.getMappedPort(port)}`, stop: async () => {} };
  }
  // The engine's name service resolves every container's short id. An alias may also belong to
  // another system.
  const relay = await startRelay(() => ({ host: container.getId().slice(0, 12), port }));
  return { url: `http://127.0.0.1:${relay.port}`, stop: () => relay.stop() };
}
