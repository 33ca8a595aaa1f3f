/**
 * What a spec may do with the system under test. Specs use capabilities, and never ask for the kind
 * of system. A missing capability throws a named error (`capability.ts`); specs that need it carry
 * its tag.
 */
import type { AnthropicControl } from "@fondation/doubles/anthropic/anthropic-control";
import type { GitHubControl } from "@fondation/doubles/github/github-control";
import type { BackendFacts } from "./backend-facts.ts";
import type { LogLine } from "../logs/log-tail.ts";
import type { Secrets } from "./secrets.ts";
import type { TargetName } from "../../../scripts/e2e/target.ts";

/**
 * A ready system: its pages answer, its backend answers one of our functions, its workers are
 * registered.
 */
export interface System {
  readonly target: TargetName;
  /** Address of the pages, for the test's browser. */
  readonly url: string;
  /**
   * Address of the system's own browser, which the tests then use; undefined where they bring their
   * own.
   */
  readonly browser: string | undefined;
  /**
   * Whether its workers have a browser, and so draw diagrams and print courses; false if unknown.
   */
  readonly draws: boolean;
  /** The backend's data, as a viewer. */
  readonly backend: BackendFacts;
  /** Controls the GitHub double. Capability `github`. */
  readonly github: GitHubControl;
  /** Controls the Anthropic double. Capability `model`. */
  readonly anthropic: AnthropicControl;
  /** Starts, stops and kills workers. Capability `faults`. */
  readonly workers: Workers;
  /** What only containers can do. Capability `containers`. */
  readonly containers: Containers;
  /** All started services, in order of their start; empty for an attached system. */
  readonly services: readonly Service[];
  /** What happened to the services: started, killed, ended. */
  readonly events: readonly SystemEvent[];
  /**
   * Each service that ended by itself, with its last lines. They make `stop` fail, and so a run in
   * which every test passed.
   */
  readonly deaths: readonly Error[];
  /** All secrets of the system; undefined for an attached one. */
  readonly secrets: Secrets | undefined;
  /** Ends everything that was started and checks that nothing is left; idempotent. */
  stop(): Promise<void>;
}

export interface Containers {
  /** Disconnects a service from the network. */
  cutOff(service: string): Promise<void>;
  /** Reconnects it, under its name. */
  rejoin(service: string): Promise<void>;
  /** `docker stop`: resolves with its duration in milliseconds, and the exit code. */
  stop(service: string): Promise<{ readonly milliseconds: number; readonly exitCode: number }>;
  /** Runs a program in the container of a service, as the container's user. */
  execute(service: string, command: readonly string[]): Promise<Outcome>;
  /** Runs the production image alone on the system's network, hardened as the services are. */
  run(options: RunOptions): Promise<StandaloneContainer>;
  /** How a service can be reached from outside, and what it mounts. */
  exposure(service: string): Promise<Exposure>;
  /**
   * All data of the engine about the containers and their images: `docker inspect`, `docker
   * history`, `docker logs`.
   */
  everything(): Promise<readonly { readonly what: string; readonly text: string }[]>;
  /** The address of a service for other containers. */
  address(service: string): string;
  /** Paths of the secrets' files inside a container. */
  readonly keys: Readonly<Record<keyof Secrets, string>>;
}

export interface Exposure {
  /** Published ports; `asked` is 0 for any free port. */
  readonly ports: readonly { readonly address: string; readonly asked: number }[];
  /** The kind of each mount: `volume`, `tmpfs`, `bind` … */
  readonly mounts: readonly string[];
  readonly networks: readonly string[];
}

export interface Outcome {
  readonly exitCode: number;
  /** Both streams. */
  readonly output: string;
}

export interface RunOptions {
  /** Arguments of `fondation`; the image's default without them. */
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** A container that a test has started. */
export interface StandaloneContainer {
  log(): string;
  /** Whether the image's own health check has passed. */
  healthy(): Promise<boolean>;
  ended(): Promise<Outcome>;
  stop(): Promise<void>;
}

/** Something that happened to a service. */
export interface SystemEvent {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly service: string;
  readonly what: string;
}

export interface Service {
  readonly name: string;
  /** Its output; only the last lines if there is much. */
  log(): string;
  /** The output with times. */
  lines(): readonly LogLine[];
  /** `NAME=value` of its initial environment, from the operating system or the engine. */
  environment(): Promise<readonly string[]>;
}

/** A worker that a test can lose. */
export interface WorkerService extends Service {
  readonly running: boolean;
  /** `SIGTERM` drains it, `SIGKILL` is a crash. Resolves when it has ended. */
  kill(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** Freezes it: it neither works nor ends. */
  pause(): Promise<void>;
  resume(): Promise<void>;
}

export interface Workers {
  running(): readonly WorkerService[];
  /** Starts another one; resolves when it is registered with the queue. */
  start(): Promise<WorkerService>;
}
