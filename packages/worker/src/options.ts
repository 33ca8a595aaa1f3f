import type { ModelSettings } from "@fondation/analyzer";
import type { Log, Secret } from "@fondation/environment";
import type { SharedBrowserOptions } from "./rendering/shared-browser.ts";

export interface WorkerLimits {
  /** For the fetched bytes, and for the repository's files when unpacked. */
  readonly maxRepositoryBytes: number;
  readonly maxRepositoryFiles: number;
  readonly jobTimeoutMs: number;
}

/** Everything {@link runWorker} needs; it does not read the environment. */
export interface WorkerOptions {
  readonly convexUrl: string;
  /** The deployment's private signing key, a JWK as JSON. */
  readonly signingKey: Secret;
  /** Jobs at once. */
  readonly concurrency: number;
  /** Directory for checkouts; created if absent. */
  readonly workspace: string;
  readonly githubToken?: Secret;
  readonly githubServerUrl: string;
  readonly allowPrivateHosts?: readonly string[];
  readonly limits: WorkerLimits;
  /**
   * How to reach a model. Absent without a credential: the static engine then writes the courses.
   */
  readonly model?: ModelSettings;
  /**
   * Milliseconds between renewals of a lease; the backend's interval applies when it is shorter.
   */
  readonly heartbeatMs?: number;
  /** `/livez`, `/readyz`, `/metrics`; off when absent, a free port when 0. */
  readonly healthPort?: number;
  /** Finished courses are also written to `<output>/<owner>/<name>/<commit>/`. */
  readonly output?: string;
  /** Directory of the grammars; the analyzer's when absent. */
  readonly grammars?: string;
  /** What diagrams are drawn and PDFs are printed with. Without it courses have neither. */
  readonly browser?: SharedBrowserOptions;
  readonly log: Log;
  /**
   * Aborted to stop: the worker claims no more jobs; running ones have `drainMs` to end, and are
   * then handed back.
   */
  readonly signal: AbortSignal;
  /**
   * Aborted to stop at once. Running jobs are handed back if the backend answers within a second.
   */
  readonly forceSignal: AbortSignal;
  /** 5,000 when absent. */
  readonly drainMs?: number;
  /** Called once the worker is registered with the queue. */
  readonly onReady?: (ready: { readonly workerId: string; readonly healthPort?: number }) => void;
}
