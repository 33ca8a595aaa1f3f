/** What the containers of one system share: the engine, the network, the volumes with the secrets. */
import type { SystemEvent } from "../contract/system.ts";
import type { Engine } from "../engine/engine.ts";
import type { KeyVolumes } from "./keys.ts";
import type { ServiceContainer } from "./service-container.ts";

/** The containers of one system. */
export interface SystemContainers {
  /** The value of the label that all of them carry. */
  readonly id: string;
  readonly engine: Engine;
  readonly networkId: string;
  readonly keys: KeyVolumes;
  /** Appended to when a test does something to a container that the engine does not report. */
  readonly events: SystemEvent[];
  /** The container of a service; throws when there is none. */
  container(service: string): ServiceContainer;
  /** Where other containers find a service. */
  address(service: string): string;
}
