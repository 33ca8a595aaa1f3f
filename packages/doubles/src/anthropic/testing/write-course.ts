/** The product's engine `claude` at work on the double, with the real client. */
import {
  type AnalyzedCourse,
  analyze,
  type AnalyzeRequest,
  type ModelCredential,
  type ModelLimits,
} from "@fondation/analyzer";
import { Secret } from "@fondation/environment";
import { CREDENTIALS } from "./start-double.ts";
import type { FixtureCheckout } from "./fixture-checkout.ts";

/** Short enough for a test to wait for. */
const LIMITS: ModelLimits = {
  maxCostUsd: 20,
  maxTurns: 10,
  concurrency: 2,
  idleMs: 30_000,
  requestMs: 60_000,
  stepMs: 120_000,
  retries: 0,
};

/** What a test is about. */
export interface WriteRequest extends Partial<AnalyzeRequest> {
  readonly fixture: FixtureCheckout;
  readonly baseUrl: string;
  readonly limits?: Partial<ModelLimits>;
  /** The subscription token when absent. */
  readonly credential?: ModelCredential;
}

/** The good subscription token. */
const SUBSCRIPTION: ModelCredential = {
  kind: "subscription",
  secret: new Secret(CREDENTIALS.oauthToken, "CLAUDE_CODE_OAUTH_TOKEN"),
};

/** The good API key. */
export const API_KEY: ModelCredential = {
  kind: "api-key",
  secret: new Secret(CREDENTIALS.apiKey, "ANTHROPIC_API_KEY"),
};

/** Has a course written. */
export function write({
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
    chapters: 10,
    signal: new AbortController().signal,
    onProgress: () => {},
    model: {
      credential,
      model: "claude-sonnet-4-5",
      baseUrl,
      limits: { ...LIMITS, ...limits },
    },
    ...request,
  });
}
