import type { Service, SystemEvent } from "../contract/system.ts";
import type { TargetName } from "../../../scripts/e2e/target.ts";

const SHOWN_LINES = 20;

/** The state of the system before it is removed. */
export interface FailedSystem {
  readonly target: TargetName;
  readonly services: readonly Service[];
  readonly unready: readonly Service[];
  readonly events: readonly SystemEvent[];
}

/**
 * Contains the cause, the last lines of the services that were not ready, and the logs of all
 * services.
 */
export class StartFailed extends Error {
  override readonly name = "StartFailed";
  readonly services: readonly Service[];
  readonly unready: readonly Service[];
  readonly events: readonly SystemEvent[];

  constructor({ target, services, unready, events }: FailedSystem, cause: unknown) {
    const logs = unready.map((service) => {
      const lines = service.log().split("\n").slice(-SHOWN_LINES).join("\n");
      return `── ${service.name}, which was not ready, said last:\n${lines}`;
    });
    super([`The system did not start on ${target}. ${String(cause)}`, ...logs].join("\n"), { cause });
    this.services = services;
    this.unready = unready;
    this.events = events;
  }
}
