/** How the runner and its browser reach a started container. */
import type { StartedTestContainer } from "testcontainers";
import { runnerContainer } from "./runner-container.ts";
import { startRelay } from "./relay.ts";

/** An open way to a container. */
export interface Reach {
  /**
   * On the loopback interface, so that pages are in a secure context and host names are the same
   * everywhere.
   */
  readonly url: string;
  stop(): Promise<void>;
}

/** The published port; for a runner in a container, a relay over the shared network. */
export async function reach(container: StartedTestContainer, port: number): Promise<Reach> {
  if (runnerContainer() === undefined) {
    return { url: `http://127.0.0.1:${container.getMappedPort(port)}`, stop: async () => {} };
  }
  // The engine's name service knows every container by its short id; an alias may belong to another
  // system as well.
  const relay = await startRelay(container.getId().slice(0, 12), port);
  return { url: `http://127.0.0.1:${relay.port}`, stop: () => relay.stop() };
}
