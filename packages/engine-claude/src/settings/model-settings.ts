/** How the model is reached, and how much of it a course may take. */

import type { Secret } from "@fondation/environment";

/** How a client proves who it is. Exactly one of the two: the client itself would silently prefer the key. */
export type ModelCredential =
  | { readonly kind: "subscription"; readonly secret: Secret }
  | { readonly kind: "api-key"; readonly secret: Secret };

/** What bounds the work. Times are in milliseconds. */
export interface ModelLimits {
  /** US dollars for the whole job, earlier attempts included. */
  readonly maxCostUsd: number;
  /** Turns of one request: each reading of files takes one. */
  readonly maxTurns: number;
  /** Requests at once. */
  readonly concurrency: number;
  /** Longest silence of one request. */
  readonly idleMs: number;
  /** Longest time of one request. */
  readonly requestMs: number;
  /** Longest time of one of the six steps. */
  readonly stepMs: number;
  /** How often the client itself tries again after an overload or a cut connection. */
  readonly retries: number;
}

/** Everything the engine needs to ask a model. */
export interface ModelSettings {
  readonly credential: ModelCredential;
  readonly model: string;
  /** Anthropic's own when absent. */
  readonly baseUrl?: string;
  readonly limits: ModelLimits;
  /** The `claude` program; the installed package's when absent. */
  readonly executable?: string;
  /** Directory of the prompts; those beside the sources when absent. */
  readonly prompts?: string;
}
