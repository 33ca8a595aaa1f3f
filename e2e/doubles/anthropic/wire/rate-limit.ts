/** Rate-limit headers: the `unified` ones of a subscription, and those of an API key. */

/** What a limit says. */
export interface LimitState {
  readonly status: "allowed" | "rejected";
  /** Epoch seconds; absent when the API does not say. */
  readonly reset?: number;
}

/** `anthropic-ratelimit-unified-*`, for both kinds of credentials alike; `retry-after` where a rejection has an end. */
export function limitHeaders({ status, reset }: LimitState, now: number): Record<string, string> {
  const headers: Record<string, string> = { "anthropic-ratelimit-unified-status": status };
  if (reset === undefined) return headers;
  return {
    ...headers,
    "anthropic-ratelimit-unified-reset": String(reset),
    "anthropic-ratelimit-unified-representative-claim": "five_hour",
    "anthropic-ratelimit-unified-5h-status": status,
    "anthropic-ratelimit-unified-5h-reset": String(reset),
    ...(status === "rejected" ? { "retry-after": String(Math.max(0, reset - Math.floor(now / 1000))) } : {}),
  };
}
