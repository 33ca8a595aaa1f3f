/** Where the services of a system run: what processes and containers do differently, and nothing else. */
import type { ServiceDied } from "../logs/service-died.ts";
import type { Secrets } from "../contract/secrets.ts";
import type { ServiceDescription } from "../services/description.ts";
import type { Containers, SystemEvent, WorkerService } from "../contract/system.ts";
import type { TargetName } from "../../../scripts/e2e/target.ts";

/** A service that has been launched; whether it is ready is another question. */
export interface LaunchedService extends WorkerService {
  /** Its address, as the runner sees it. */
  readonly url: string;
  /** Ends it, gently at first; idempotent. */
  stop(): Promise<void>;
}

/** What a launch is told. */
export interface Launch {
  readonly description: ServiceDescription;
  /** Called as soon as there is anything to stop or to read a log of. */
  readonly register: (service: LaunchedService) => void;
  /** Called when it ends without having been asked to. */
  readonly onDeath: (error: ServiceDied) => void;
  readonly signal: AbortSignal;
}

/** A launcher to start one system on. */
export interface Launcher {
  readonly target: TargetName;
  /** What only containers can do. */
  readonly containers: Containers;
  /** What happened to the services, as the launcher saw it. */
  readonly events: readonly SystemEvent[];
  /** Makes what all services share. */
  prepare(secrets: Secrets, services: readonly ServiceDescription[], signal: AbortSignal): Promise<void>;
  /** Where the other services, and the browser, find a service. */
  address(service: string): string;
  /** Starts a service. */
  launch(launch: Launch): Promise<LaunchedService>;
  /** Removes everything, and says what the services should have ended or removed themselves. */
  end(): Promise<readonly string[]>;
}
