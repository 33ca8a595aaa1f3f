/** An event during a test, from any source. All clocks are this machine's. */
import type { RecordedRequest } from "@fondation/doubles/github/recorded-request";
import type { LogLine } from "../../system/logs/log-tail.ts";
import type { SystemEvent } from "../../system/contract/system.ts";

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
  /** Of the answer to a request. */
  readonly status?: unknown;
}

/** The backend tells errors of its functions as ordinary lines. */
const UNCAUGHT = /^(?:\[\w+\] )?\S+: Uncaught /;
/** Each start of a worker on processes, where the suite runs as root. */
const NO_SANDBOX = /^WARNING: \S+ runs WITHOUT its sandbox/;

export function fromLine(source: string, { at, text }: LogLine): TimelineEvent {
  const json = parse(text);
  if (json === undefined) return { at, source, text, trouble: /\b(error|fatal)\b/i.test(text) };
  const { level = "", msg = "", time: _, service: __, ...rest } = json;
  const about = Object.keys(rest).length === 0 ? "" : ` ${JSON.stringify(rest, withoutStack)}`;
  const isFailedRequest = typeof rest.status === "number" && rest.status >= 500;
  const isWarning = /^(?:warn|error|fatal)$/.test(level) && !NO_SANDBOX.test(msg);
  const trouble = isWarning || isFailedRequest || UNCAUGHT.test(msg);
  return { at, source, text: `${level} ${msg}${about}`, trouble };
}

/** The log has the stacks. */
function withoutStack(name: string, value: unknown): unknown {
  return name === "stack" ? undefined : value;
}

export function fromEvent({ at, service, what }: SystemEvent): TimelineEvent {
  return {
    at,
    source: service,
    text: `⚑ ${what}`,
    trouble: /^(?:kill|die|end|oom|pause|cut|health_status: unhealthy)/.test(what),
  };
}

/** A request to the GitHub double. */
export function fromRequest({ at, method, path, credentials, ...answer }: RecordedRequest): TimelineEvent {
  const { status, completed } = answer;
  // Git asks without credentials first.
  const isRefused = status >= 400 && !(status === 401 && credentials === "none");
  const how = completed ? `answer ${status}` : "the client went away";
  return {
    at,
    source: "github",
    text: `${method} ${path}, ${credentials}: ${how}`,
    trouble: isRefused || !completed,
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
