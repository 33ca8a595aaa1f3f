/**
 * The log: one JSON object per line, or readable lines. It redacts secrets. Messages contain foreign
 * text, which cannot look like another line or control a terminal.
 */
import { Writable } from "node:stream";
import { type DestinationStream, type Logger, pino } from "pino";
import pretty from "pino-pretty";
import { redact } from "../secrets/redaction.ts";
import { visible } from "./visible.ts";

/** `log.child({ job })` puts the job's id on every line. */
export type Log = Logger;

export interface LogOptions {
  readonly level?: string;
  /** `auto`: pretty on a terminal, JSON otherwise. */
  readonly format?: "auto" | "json" | "pretty";
  /** By default standard error: standard output is for results. */
  readonly destination?: DestinationStream;
  /** Fields on every line. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** Writes synchronously, so that the last line before an exit is not lost. */
export function createLog({
  level = "info",
  format = "auto",
  destination,
  fields = {},
}: LogOptions = {}): Log {
  const settings = {
    level,
    base: { ...fields },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    hooks: { streamWrite: redact },
  };
  const terminal = destination === undefined && process.stderr.isTTY === true;
  const target = destination ?? pino.destination({ dest: 2, sync: true });
  const forPeople = format === "pretty" || (format === "auto" && terminal);
  return pino(settings, forPeople ? prettyStream(target, terminal) : target);
}

/**
 * Runs in this thread: a transport in a worker thread cannot be bundled, and loses the last lines
 * before a crash.
 */
function prettyStream(destination: DestinationStream, colorize: boolean): DestinationStream {
  const shown = new Writable({
    write(text, _encoding, done) {
      destination.write(visible(String(text)));
      done();
    },
  });
  return pretty({
    colorize: colorize && process.env.NO_COLOR === undefined,
    destination: shown,
    messageFormat: (line, key) => String(line[key]).replaceAll("\n", "\\n"),
    sync: true,
    translateTime: "SYS:HH:MM:ss",
    ignore: "pid,hostname",
    singleLine: true,
  });
}
