/** An event during a test, from any source. All clocks are this machine's. */
import type { LogLine } from "../system/logs/log-tail.ts";
import type { SystemEvent } from "../system/contract/system.ts";

export interface TimelineEvent {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** `browser`, `test`, `job`, or the name of a service. */
  readonly source: string;
  readonly text: string;
  /** Whether the event is a sign of a problem. */
  readonly trouble: boolean;
}

/** Fields at the start of each JSON log line; the other fields are the details. */
interface JsonLine {
  readonly level?: string;
  readonly time?: string;
  readonly msg?: string;
  readonly service?: string;
}

export function fromLine(source: string, { at, text }: LogLine): TimelineEvent {
  const json = parse(text);
  if (json === undefined) return { at, source, text, trouble: /\b(error|fatal)\b/i.test(text) };
  const { level = "", msg = "", time: _, service: __, ...rest } = json;
  const about = Object.keys(rest).length === 0 ? "" : ` ${JSON.stringify(rest)}`;
  return { at, source, text: `${level} ${msg}${about}`, trouble: /^(warn|error|fatal)$/.test(level) };
}

export function fromEvent({ at, service, what }: SystemEvent): TimelineEvent {
  return {
    at,
    source: service,
    text: `⚑ ${what}`,
    trouble: /^(kill|die|end|oom|pause|cut|health)/.test(what),
  };
}

function parse(text: string): JsonLine | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text) as JsonLine;
  } catch {
    return undefined;
  }
}
