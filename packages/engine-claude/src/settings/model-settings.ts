/** The model, its credential, and the limits of a course. */

import type { Secret } from "@fondation/environment";

/** Exactly one of the two. With both, the client would silently prefer the key. */
export type ModelCredential =
  | { readonly kind: "subscription"; readonly secret: Secret }
  | { readonly kind: "api-key"; readonly secret: Secret };

/** Times are in milliseconds. */
export interface ModelLimits {
  /** US dollars for the whole job, including earlier attempts. */
  readonly maxCostUsd: number;
  /** Turns of one request. Each use of a tool takes one turn. */
  readonly maxTurns: number;
  /** How many requests run at once. */
  readonly concurrency: number;
  /** The longest time without a message of the client. */
  readonly idleMs: number;
  /** For one request. */
  readonly requestMs: number;
  /** For each of the six steps. */
  readonly stepMs: number;
  /** How often the client retries after an overload or a lost connection. */
  readonly retries: number;
}

export interface ModelSettings {
  readonly credential: ModelCredential;
  readonly model: string;
  /** The address of the API. Default: Anthropic's. */
  readonly baseUrl?: string;
  readonly limits: ModelLimits;
  /** The `claude` program. Default: that of the installed package. */
  readonly executable?: string;
  /** The directory of the prompts. Default: that of the sources. */
  readonly prompts?: string;
}
