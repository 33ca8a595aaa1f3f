/**
 * A log of what visitors cause. They may cause only a few lines a minute, so that nobody can fill
 * the disk or make the rotation delete the other lines. The rest is counted.
 */
import type { WebLog } from "../web-options.ts";
import { REQUEST_LIMITS } from "./request-limits.ts";

const MINUTE_MS = 60_000;

export function limitedLog(log: WebLog, now: () => number = () => performance.now()): WebLog {
  let minuteEndsAt = 0;
  let lines = 0;
  const isLogged = () => {
    if (now() >= minuteEndsAt) {
      const omitted = lines - REQUEST_LIMITS.logLines;
      if (omitted > 0) log.warn({ omitted }, "more lines about requests were left out");
      minuteEndsAt = now() + MINUTE_MS;
      lines = 0;
    }
    lines += 1;
    return lines <= REQUEST_LIMITS.logLines;
  };
  return {
    // The operator asks for these, one for each request.
    debug: (fields, message) => void log.debug(fields, message),
    info: (fields, message) => void (isLogged() && log.info(fields, message)),
    warn: (fields, message) => void (isLogged() && log.warn(fields, message)),
    error: (fields, message) => void (isLogged() && log.error(fields, message)),
  };
}
