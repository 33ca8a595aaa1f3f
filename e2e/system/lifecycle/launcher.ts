/** The interface for running the services of a system as processes or as containers. */
import type { ServiceDied } from "../logs/service-died.ts";
import type { Secrets } from "../contract/secrets.ts";
import type { ServiceDescription } from "../services/description.ts";
import type { Containers, SystemEvent, WorkerService } from "../contract/system.ts";
import type { TargetName } from "../../../scripts/e2e/target.ts";

/** A launched service, which may not be ready yet. */
export interface LaunchedService extends WorkerService {
  /** Its address from the runner. */
  readonly url: string;
  /** Ends it, first with a request. Idempotent. */
  stop(): Promise<void>;
}

export interface Launch {
  readonly description: ServiceDescription;
  /** Called when there is something to stop or a log to read. */
  readonly register: (service: LaunchedService) => void;
  /** Called when it ends without a request. */
  readonly onDeath: (error: ServiceDied) => void;
  readonly signal: AbortSignal;
}

/** Starts the services of one system. */
export interface Launcher {
  readonly target: TargetName;
  /** What only containers can do. */
  readonly containers: Containers;
  readonly events: readonly SystemEvent[];
  /** Creates everything that the services share. */
  prepare(secrets: Secrets, services: readonly ServiceDescription[], signal: AbortSignal): Promise<void>;
  /** The address of a service for other services and the browser. */
  address(service: string): string;
  launch(launch: Launch): Promise<LaunchedService>;
  /** Removes everything. Returns what the services should have ended or removed themselves. */
  end(): Promise<readonly string[]>;
}
