/** What a worker is started with. */
import type { ModelSettings } from "@fondation/analyzer";
import type { Log, Secret } from "@fondation/environment";
import type { SharedBrowserOptions } from "./rendering/shared-browser.ts";

/** How much one job may take. */
export interface WorkerLimits {
  /** Bytes: of what is fetched, and of a repository's files unpacked. */
  readonly maxRepositoryBytes: number;
  readonly maxRepositoryFiles: number;
  /** Longest time for one job, in milliseconds. */
  readonly jobTimeoutMs: number;
}

/** Everything {@link runWorker} needs; it reads no environment itself. */
export interface WorkerOptions {
  readonly convexUrl: string;
  /** The deployment's private signing key, a JWK as JSON. */
  readonly signingKey: Secret;
  /** Jobs at once. */
  readonly concurrency: number;
  /** Directory for checkouts; made when it does not exist. */
  readonly workspace: string;
  readonly githubToken?: Secret;
  readonly githubServerUrl: string;
  readonly allowPrivateHosts?: readonly string[];
  readonly limits: WorkerLimits;
  /** How a model is reached; absent without a credential, and then the static engine writes the courses. */
  readonly model?: ModelSettings;
  /** How often to renew leases, in milliseconds; the backend's own interval when that is shorter. */
  readonly heartbeatMs?: number;
  /** `/livez`, `/readyz`, `/metrics`; off when absent, a free port when 0. */
  readonly healthPort?: number;
  /** Where each finished course is also written to: `<output>/<owner>/<name>/<commit>/`. */
  readonly output?: string;
  /** Directory of the grammars; the analyzer's own when absent. */
  readonly grammars?: string;
  /** What diagrams are drawn and PDFs are printed with; without it there are none. */
  readonly browser?: SharedBrowserOptions;
  readonly log: Log;
  /** Aborted to stop: no job is taken any more, running ones get `drainMs` to end and are then handed back. */
  readonly signal: AbortSignal;
  /** Aborted to stop at once: running jobs are handed back if the backend answers within a second. */
  readonly forceSignal: AbortSignal;
  /** 5 s when absent. */
  readonly drainMs?: number;
  /** Called once the worker is registered with the queue. */
  readonly onReady?: (ready: { readonly workerId: string; readonly healthPort?: number }) => void;
}
