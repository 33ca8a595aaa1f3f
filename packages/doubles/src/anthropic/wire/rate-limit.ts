/**
 * Rate-limit headers: the `unified` ones of a subscription, and those of an API key
 * (platform.claude.com/docs/en/api/rate-limits).
 */
import type { CredentialKind } from "./credentials.ts";

export interface LimitState {
  readonly status: "allowed" | "rejected";
  /** Epoch seconds; absent when the API does not state the reset. */
  readonly reset?: number;
}

/** Limits of an API key per minute. */
const KEY_LIMITS = { requests: 4_000, "input-tokens": 2_000_000, "output-tokens": 400_000 } as const;

/**
 * Rate-limit headers of an answer. A rejection with a reset also has `retry-after`. `now` is in
 * epoch milliseconds.
 */
export function limitHeaders(
  state: LimitState,
  credential: CredentialKind,
  now: number,
): Record<string, string> {
  const own = credential === "api-key" ? keyHeaders(state) : subscriptionHeaders(state);
  if (state.status === "allowed" || state.reset === undefined) return own;
  return { ...own, "retry-after": String(Math.max(0, state.reset - Math.floor(now / 1000))) };
}

function subscriptionHeaders({ status, reset }: LimitState): Record<string, string> {
  const headers: Record<string, string> = { "anthropic-ratelimit-unified-status": status };
  if (reset === undefined) return headers;
  return {
    ...headers,
    "anthropic-ratelimit-unified-reset": String(reset),
    "anthropic-ratelimit-unified-representative-claim": "five_hour",
    "anthropic-ratelimit-unified-5h-status": status,
    "anthropic-ratelimit-unified-5h-reset": String(reset),
  };
}

function keyHeaders({ status, reset }: LimitState): Record<string, string> {
  if (reset === undefined) return {};
  const rows = Object.entries(KEY_LIMITS).flatMap(([name, limit]) => [
    [`anthropic-ratelimit-${name}-limit`, String(limit)],
    [`anthropic-ratelimit-${name}-remaining`, String(status === "rejected" ? 0 : limit - 1)],
    [`anthropic-ratelimit-${name}-reset`, new Date(reset * 1000).toISOString()],
  ]);
  return Object.fromEntries(rows) as Record<string, string>;
}
