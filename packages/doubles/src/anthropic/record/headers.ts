/** The headers a recording keeps: none that says who recorded it. Times at which a limit ends are kept as seconds from then. */
const KEPT = /^(content-type|retry-after|anthropic-ratelimit-.*)$/;
const RESET = /^anthropic-ratelimit-unified-.*reset$/;

/** From an answer. `now` in epoch milliseconds. */
export function keepHeaders(headers: Headers, now: number): Record<string, string> {
  const kept = [...headers].filter(([name]) => KEPT.test(name));
  return Object.fromEntries(
    kept.map(([name, value]) => [
      name,
      RESET.test(name) ? `+${Math.round(Number(value) - now / 1000)}` : value,
    ]),
  );
}

/** For an answer. */
export function renewHeaders(headers: Readonly<Record<string, string>>, now: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      RESET.test(name) ? String(Math.round(now / 1000) + Number(value)) : value,
    ]),
  );
}
