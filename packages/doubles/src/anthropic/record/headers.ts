/**
 * The headers that a recording keeps. They do not identify the account. Reset times of a limit are
 * stored relative to the time of the answer, in seconds.
 */
const KEPT = /^(content-type|retry-after|anthropic-ratelimit-.*)$/;
const RESET = /^anthropic-ratelimit-unified-.*reset$/;

/** Selects the headers of an answer to record. `now` is in epoch milliseconds. */
export function keepHeaders(headers: Headers, now: number): Record<string, string> {
  const kept = [...headers].filter(([name]) => KEPT.test(name));
  return Object.fromEntries(
    kept.map(([name, value]) => [
      name,
      RESET.test(name) ? `+${Math.round(Number(value) - now / 1000)}` : value,
    ]),
  );
}

/** Restores the headers of a recorded answer. `now` is in epoch milliseconds. */
export function renewHeaders(headers: Readonly<Record<string, string>>, now: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      RESET.test(name) ? String(Math.round(now / 1000) + Number(value)) : value,
    ]),
  );
}
