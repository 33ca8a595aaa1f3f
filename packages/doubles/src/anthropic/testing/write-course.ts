/**
 * Writes a course with the product's engine `claude` and the real client, from a double's answers.
 */
import {
  type AnalyzedCourse,
  type AnalyzeRequest,
  analyze,
  type ModelCredential,
  type ModelLimits,
} from "@fondation/analyzer";
import { Secret } from "@fondation/environment";
import type { FixtureCheckout } from "./fixture-checkout.ts";
import { CREDENTIALS } from "./start-double.ts";

/** Times are in milliseconds, and short enough for a test. */
const LIMITS: ModelLimits = {
  maxCostUsd: 20,
  maxTurns: 10,
  concurrency: 2,
  idleMs: 30_000,
  requestMs: 60_000,
  stepMs: 120_000,
  retries: 0,
};

export interface WriteRequest extends Partial<AnalyzeRequest> {
  readonly fixture: FixtureCheckout;
  readonly baseUrl: string;
  readonly limits?: Partial<ModelLimits>;
  /** The subscription token when absent. */
  readonly credential?: ModelCredential;
}

const SUBSCRIPTION: ModelCredential = {
  kind: "subscription",
  secret: new Secret(CREDENTIALS.oauthToken, "CLAUDE_CODE_OAUTH_TOKEN"),
};

/** The API key that the double accepts. */
export const API_KEY: ModelCredential = {
  kind: "api-key",
  secret: new Secret(CREDENTIALS.apiKey, "ANTHROPIC_API_KEY"),
};

/** Writes a course of three chapters, the smallest number, unless the request says otherwise. */
export function writeCourse({
  fixture,
  baseUrl,
  limits,
  credential = SUBSCRIPTION,
  ...request
}: WriteRequest): Promise<AnalyzedCourse> {
  return analyze({
    checkout: fixture.directory,
    commit: fixture.commit,
    repository: fixture.repository,
    engine: "claude",
    language: "fr",
    chapters: 3,
    signal: new AbortController().signal,
    onProgress: () => {},
    model: { credential, model: "claude-sonnet-4-5", baseUrl, limits: { ...LIMITS, ...limits } },
    ...request,
  });
}
