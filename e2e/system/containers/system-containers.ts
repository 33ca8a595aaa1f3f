/**
 * Shared objects of one system's containers: the engine, the network, the volumes with the secrets.
 */
import type { SystemEvent } from "../contract/system.ts";
import type { Engine } from "../engine/engine.ts";
import type { KeyVolumes } from "./keys.ts";
import type { ServiceContainer } from "./service-container.ts";

export interface SystemContainers {
  /** The value of the system label on all of them. */
  readonly id: string;
  readonly engine: Engine;
  readonly networkId: string;
  readonly keys: KeyVolumes;
  /** For a test's actions on a container that the engine does not report. */
  readonly events: SystemEvent[];
  /** The container of a service. Throws for an unknown service. */
  container(service: string): ServiceContainer;
  /** The address of a service for other containers. */
  address(service: string): string;
}
