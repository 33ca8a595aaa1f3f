/**
 * What the containers of one system share: the engine, the network, the volumes with the secrets.
 */
import type { SystemEvent } from "../contract/system.ts";
import type { Engine } from "../engine/engine.ts";
import type { KeyVolumes } from "./keys.ts";
import type { ServiceContainer } from "./service-container.ts";

export interface SystemContainers {
  /** The value of the label that all of them carry. */
  readonly id: string;
  readonly engine: Engine;
  readonly networkId: string;
  readonly keys: KeyVolumes;
  /** For actions of a test on a container that the engine does not report. */
  readonly events: SystemEvent[];
  /** The container of a service; throws when there is none. */
  container(service: string): ServiceContainer;
  /** The address of a service for other containers. */
  address(service: string): string;
}
