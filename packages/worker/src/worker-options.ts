import type { ModelSettings } from "@fondation/analyzer";
import type { Log, Secret } from "@fondation/environment";
import type { SharedBrowserOptions } from "./rendering/shared-browser.ts";

export interface WorkerLimits {
  /** Limits the fetched bytes, and the uncompressed size of the repository's files. */
  readonly maxRepositoryBytes: number;
  readonly maxRepositoryFiles: number;
  readonly jobTimeoutMs: number;
}

/** Everything {@link runWorker} needs; it does not read the environment. */
export interface WorkerOptions {
  readonly convexUrl: string;
  /** The deployment's private signing key, a JWK as JSON. */
  readonly signingKey: Secret;
  /** How many jobs run at once. */
  readonly concurrency: number;
  /** Directory for checkouts; created if absent. */
  readonly workspace: string;
  readonly githubToken?: Secret;
  readonly githubServerUrl: string;
  readonly allowPrivateHosts?: readonly string[];
  readonly limits: WorkerLimits;
  /** Model settings. Absent without a credential: the static engine then writes the courses. */
  readonly model?: ModelSettings;
  /**
   * Milliseconds between renewals of a lease. The backend's interval applies when it is shorter.
   */
  readonly heartbeatMs?: number;
  /** Port of `/livez`, `/readyz` and `/metrics`. Absent: off. 0: a free port. */
  readonly healthPort?: number;
  /** Finished courses are written to `<output>/<owner>/<name>/<commit>/`, too. */
  readonly output?: string;
  /** Directory of the grammars. Default: the analyzer's. */
  readonly grammars?: string;
  /** The browser for diagrams and PDFs. Without it, courses have neither. */
  readonly browser?: SharedBrowserOptions;
  /** Address that holds jobs at named points, for tests. */
  readonly gate?: string;
  readonly log: Log;
  /**
   * Aborted to stop: the worker claims no more jobs. Running jobs have `drainMs` to end, and are
   * then returned to the queue.
   */
  readonly signal: AbortSignal;
  /**
   * Aborted to stop at once. Running jobs are returned to the queue if the backend answers within a
   * second.
   */
  readonly forceSignal: AbortSignal;
  /** In milliseconds. Default: 5,000. */
  readonly drainMs?: number;
  /** Called once the worker is registered with the queue. */
  readonly onReady?: (ready: { readonly workerId: string; readonly healthPort?: number }) => void;
}
