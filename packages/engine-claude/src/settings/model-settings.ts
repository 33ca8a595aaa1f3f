/** The model, its credential, and the limits of a course. */

import type { Secret } from "@fondation/environment";

/** Exactly one of the two: given both, the client would prefer the key without notice. */
export type ModelCredential =
  | { readonly kind: "subscription"; readonly secret: Secret }
  | { readonly kind: "api-key"; readonly secret: Secret };

/** Limits. Times are in milliseconds. */
export interface ModelLimits {
  /** US dollars for the whole job, including earlier attempts. */
  readonly maxCostUsd: number;
  /** Turns of one request: each use of a tool takes one. */
  readonly maxTurns: number;
  /** Requests at once. */
  readonly concurrency: number;
  /** Longest silence of one request. */
  readonly idleMs: number;
  /** Longest time of one request. */
  readonly requestMs: number;
  /** Longest time of one of the six steps. */
  readonly stepMs: number;
  /** How often the client retries after an overload or a lost connection. */
  readonly retries: number;
}

export interface ModelSettings {
  readonly credential: ModelCredential;
  readonly model: string;
  /** The address of the API; Anthropic's when absent. */
  readonly baseUrl?: string;
  readonly limits: ModelLimits;
  /** The `claude` program; that of the installed package when absent. */
  readonly executable?: string;
  /** Directory of the prompts; that of the sources when absent. */
  readonly prompts?: string;
}
