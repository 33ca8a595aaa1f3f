/**
 * What a spec may do with the system under test. Specs ask what it *can do*, never which kind it is: what a source does not
 * grant is an object that throws a named error (`capability.ts`), and specs that need it carry the tag of that capability.
 */
import type { GitHubControl } from "../doubles/github/client.ts";
import type { BackendFacts } from "./backend-facts.ts";
import type { TargetName } from "./target.ts";

/** A system that is ready: its pages answer, its backend answers one of our functions, its workers are registered. */
export interface System {
  readonly target: TargetName;
  /** Address of the pages, for the test's browser. */
  readonly url: string;
  /** What the backend knows, asked as a viewer. */
  readonly backend: BackendFacts;
  /** Arranges the GitHub double. Capability `github`. */
  readonly github: GitHubControl;
  /** Starts, stops and kills workers. Capability `faults`. */
  readonly workers: Workers;
  /** Everything that was started, in the order of starting; empty for a system that is only attached to. */
  readonly services: readonly Service[];
  /** Ends everything that was started and checks that nothing is left; idempotent. */
  stop(): Promise<void>;
}

/** One running part. */
export interface Service {
  readonly name: string;
  /** Its output so far, last lines if there is much. */
  log(): string;
  /** `NAME=value` of the environment it was started with, asked of the operating system or the engine. */
  environment(): Promise<readonly string[]>;
}

/** A worker that can be lost. */
export interface WorkerService extends Service {
  /** `SIGTERM` drains it, `SIGKILL` is a crash. Resolves when it has ended. */
  kill(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
}

/** The workers of a system. */
export interface Workers {
  /** Those that run. */
  running(): readonly WorkerService[];
  /** Starts one more; resolves when it is registered with the queue. */
  start(): Promise<WorkerService>;
}
