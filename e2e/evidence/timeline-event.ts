/** Something that happened during a test, told by whoever saw it; all clocks are this machine's. */
import type { LogLine } from "../system/logs/log-tail.ts";
import type { SystemEvent } from "../system/contract/system.ts";

/** One entry of a timeline. */
export interface TimelineEvent {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** `browser`, `test`, `job`, or the name of a service. */
  readonly source: string;
  readonly text: string;
  /** Whether it is what one looks for when something went wrong. */
  readonly trouble: boolean;
}

/** Written at the start of each JSON line; the rest is what the line is about. */
interface JsonLine {
  readonly level?: string;
  readonly time?: string;
  readonly msg?: string;
  readonly service?: string;
}

/** A line of a service's log. */
export function fromLine(source: string, { at, text }: LogLine): TimelineEvent {
  const json = parse(text);
  if (json === undefined) return { at, source, text, trouble: /\b(error|fatal)\b/i.test(text) };
  const { level = "", msg = "", time: _, service: __, ...rest } = json;
  const about = Object.keys(rest).length === 0 ? "" : ` ${JSON.stringify(rest)}`;
  return { at, source, text: `${level} ${msg}${about}`, trouble: /^(warn|error|fatal)$/.test(level) };
}

/** What happened to a service from outside. */
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
