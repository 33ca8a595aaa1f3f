/**
 * What a spec may do with the system under test. Specs ask what it *can do*, never which kind it is: what a source does not
 * grant is an object that throws a named error (`capability.ts`), and specs that need it carry the tag of that capability.
 */
import type { AnthropicControl } from "@fondation/doubles/anthropic/client";
import type { GitHubControl } from "@fondation/doubles/github/client";
import type { BackendFacts } from "./backend-facts.ts";
import type { LogLine } from "../logs/log-tail.ts";
import type { Secrets } from "./secrets.ts";
import type { TargetName } from "../../../scripts/e2e/target.ts";

/** A system that is ready: its pages answer, its backend answers one of our functions, its workers are registered. */
export interface System {
  readonly target: TargetName;
  /** Address of the pages, for the test's browser. */
  readonly url: string;
  /** Address of the system's own browser, which the tests then use; undefined where they bring their own. */
  readonly browser: string | undefined;
  /** Whether its workers have a browser, and so draw diagrams and print courses; false where nobody can tell. */
  readonly draws: boolean;
  /** What the backend knows, asked as a viewer. */
  readonly backend: BackendFacts;
  /** Arranges the GitHub double. Capability `github`. */
  readonly github: GitHubControl;
  /** Arranges the Anthropic double. Capability `model`. */
  readonly anthropic: AnthropicControl;
  /** Starts, stops and kills workers. Capability `faults`. */
  readonly workers: Workers;
  /** What only containers can tell and suffer. Capability `containers`. */
  readonly containers: Containers;
  /** Everything that was started, in the order of starting; empty for a system that is only attached to. */
  readonly services: readonly Service[];
  /** What happened to the services: started, killed, ended. */
  readonly events: readonly SystemEvent[];
  /** Each service that ended by itself, with its last lines. They make `stop` fail, and with it a run in which every test passed. */
  readonly deaths: readonly Error[];
  /** Every secret that was made for the system; none for one that is only attached to. */
  readonly secrets: Secrets | undefined;
  /** Ends everything that was started and checks that nothing is left; idempotent. */
  stop(): Promise<void>;
}

/** What can be done with services in containers. */
export interface Containers {
  /** Takes a service off the network, as a pulled cable would. */
  cutOff(service: string): Promise<void>;
  /** Puts it back, under its name. */
  rejoin(service: string): Promise<void>;
  /** `docker stop`: resolves with how long it took to end (milliseconds), and its exit code. */
  stop(service: string): Promise<{ readonly milliseconds: number; readonly exitCode: number }>;
  /** Runs a program in the container of a service, as the user of the container. */
  execute(service: string, command: readonly string[]): Promise<Outcome>;
  /** Runs the production image by itself on the system's network, hardened as the services are. */
  run(options: RunOptions): Promise<StandaloneContainer>;
  /** How a service can be reached from outside, and what of outside is in it. */
  exposure(service: string): Promise<Exposure>;
  /** Everything the engine says of the containers and their images: `docker inspect`, `docker history`, `docker logs`. */
  everything(): Promise<readonly { readonly what: string; readonly text: string }[]>;
  /** Where other containers find a service. */
  address(service: string): string;
  /** Paths, inside a container, of the files with the system's secrets. */
  readonly keys: Readonly<Record<keyof Secrets, string>>;
}

/** What the engine says of a container's borders. */
export interface Exposure {
  /** Ports of the engine's machine that lead in; `asked` is 0 where any free one will do. */
  readonly ports: readonly { readonly address: string; readonly asked: number }[];
  /** What each mount is: `volume`, `tmpfs`, `bind` … */
  readonly mounts: readonly string[];
  readonly networks: readonly string[];
}

/** How a program has ended. */
export interface Outcome {
  readonly exitCode: number;
  /** Both of its streams. */
  readonly output: string;
}

/** A container by itself. */
export interface RunOptions {
  /** What follows `fondation`; nothing for what the image does by default. */
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** A container that a test has started. */
export interface StandaloneContainer {
  log(): string;
  /** Whether the engine calls it healthy: the image's own health check has passed. */
  healthy(): Promise<boolean>;
  /** Resolves when it has ended. */
  ended(): Promise<Outcome>;
  stop(): Promise<void>;
}

/** Something that happened to a service, from outside. */
export interface SystemEvent {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly service: string;
  readonly what: string;
}

/** One running part. */
export interface Service {
  readonly name: string;
  /** Its output so far, last lines if there is much. */
  log(): string;
  /** The same, with times. */
  lines(): readonly LogLine[];
  /** `NAME=value` of the environment it was started with, asked of the operating system or the engine. */
  environment(): Promise<readonly string[]>;
}

/** A worker that can be lost. */
export interface WorkerService extends Service {
  /** Whether it has not ended. */
  readonly running: boolean;
  /** `SIGTERM` drains it, `SIGKILL` is a crash. Resolves when it has ended. */
  kill(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** Stops its clock: it neither works nor ends. */
  pause(): Promise<void>;
  /** Lets it go on where it was. */
  resume(): Promise<void>;
}

/** The workers of a system. */
export interface Workers {
  /** Those that run. */
  running(): readonly WorkerService[];
  /** Starts one more; resolves when it is registered with the queue. */
  start(): Promise<WorkerService>;
}
