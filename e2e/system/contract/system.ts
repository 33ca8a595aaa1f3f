/**
 * What a spec may do with the system under test. Specs use capabilities and never ask which kind of
 * system it is. A missing capability throws an error with its name (`capability.ts`); specs that
 * need it have its tag.
 */
import type { AnthropicControl } from "@fondation/doubles/anthropic/anthropic-control";
import type { GitHubControl } from "@fondation/doubles/github/github-control";
import type { BackendFacts } from "./backend-facts.ts";
import type { Links } from "../network/links.ts";
import type { LogLine } from "../logs/log-tail.ts";
import type { Secrets } from "./secrets.ts";
import type { TargetName } from "../../../scripts/e2e/target.ts";

/** A ready system: its pages and its backend answer, and its workers are registered. */
export interface System {
  readonly target: TargetName;
  /** Address of the pages, for the tests' browser. */
  readonly url: string;
  /**
   * Address of the system's own browser, which the tests then use. Undefined when the tests bring
   * their own.
   */
  readonly browser: string | undefined;
  /**
   * Whether its workers have a browser, and therefore draw diagrams and print courses. False if
   * unknown.
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
  /** Kills, pauses and restarts any service. Capability `faults`. */
  readonly control: Control;
  /** Connections that a test can slow down or cut. Capability `links`. */
  readonly links: Links;
  /** What only containers can do. Capability `containers`. */
  readonly containers: Containers;
  /** All started services, in order of their start; empty for an attached system. */
  readonly services: readonly Service[];
  /** Events of the services: started, killed, ended. */
  readonly events: readonly SystemEvent[];
  /**
   * Each service that ended by itself, with its last lines. They make `stop` fail, and therefore
   * also a run in which every test passed.
   */
  readonly deaths: readonly Error[];
  /** All secrets of the system; undefined for an attached one. */
  readonly secrets: Secrets | undefined;
  /** Ends everything that was started and checks that nothing is left. Idempotent. */
  stop(): Promise<void>;
}

export interface Containers {
  /** Disconnects a service from the network. */
  cutOff(service: string): Promise<void>;
  /** Reconnects it under its name. */
  rejoin(service: string): Promise<void>;
  /**
   * Lets a service use so many more bytes of memory than now. The kernel ends it when it wants more.
   * Resolves with a function that restores the limit of a service that still runs.
   */
  limitMemory(service: string, more: number): Promise<() => Promise<void>>;
  /** `docker stop`. Resolves with its duration in milliseconds, and the exit code. */
  stop(service: string): Promise<{ readonly milliseconds: number; readonly exitCode: number }>;
  /**
   * Runs a program in the container of a service, as the container's user. `line`: written to its
   * standard input, which stays open.
   */
  execute(service: string, command: readonly string[], line?: string): Promise<Outcome>;
  /** Runs the production image alone on the system's network, hardened like the services. */
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
  /** Published ports. `asked` is 0 for any free port. */
  readonly ports: readonly { readonly address: string; readonly asked: number }[];
  /** The kind of each mount: `volume`, `tmpfs`, `bind` … */
  readonly mounts: readonly string[];
  readonly networks: readonly string[];
}

export interface Outcome {
  readonly exitCode: number;
  readonly output: string;
}

export interface RunOptions {
  /** Arguments of `fondation`. Default: those of the image. */
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** A container that a test has started. */
export interface StandaloneContainer {
  log(): string;
  healthy(): Promise<boolean>;
  ended(): Promise<Outcome>;
  stop(): Promise<void>;
}

export interface SystemEvent {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly service: string;
  readonly what: string;
}

export interface Service {
  readonly name: string;
  readonly running: boolean;
  /** Its output, or only the last lines of a long output. */
  log(): string;
  lines(): readonly LogLine[];
  /** Megabytes in use: resident ones of a process, those of a container without the file cache. */
  memory(): Promise<number>;
  /** `NAME=value` of its initial environment, from the operating system or the engine. */
  environment(): Promise<readonly string[]>;
}

/** A service that a test can stop, kill or pause. */
interface ControlledService extends Service {
  /** `SIGTERM` drains it, `SIGKILL` simulates a crash. Resolves when it has ended. */
  kill(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** Freezes it: it neither works nor ends. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Of a worker: what jobs have left, one a line. Empty when there is nothing. */
  remains(): Promise<string>;
}

export type WorkerService = ControlledService;

interface Control {
  /** @throws Error when the system has no such service. */
  service(name: string): ControlledService;
  /** Starts a service that a test has ended, with the same data. Resolves when it is ready. */
  restart(name: string): Promise<void>;
}

export interface Workers {
  running(): readonly WorkerService[];
  /** Starts another worker. Resolves when it is registered with the queue. */
  start(): Promise<WorkerService>;
}
