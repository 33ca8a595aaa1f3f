/** One part of the system as a child process: started, watched, stopped. */
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { FondationError, redact } from "@fondation/environment";
import type { ReadyMessage } from "../services/service.ts";
import type { Part } from "./part-environment.ts";

/** What to start. */
export interface ServiceRequest {
  readonly name: Part;
  /** Undefined takes a variable away. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly logFile: string;
}

/** A child that was started. */
export interface ChildService {
  readonly name: Part;
  /** Rejects with SERVICE_FAILED when the child ends without having become ready. */
  readonly ready: Promise<ReadyMessage>;
  /** Resolves when the child has ended, with how: `exit code 1`, `signal SIGKILL`. */
  readonly ended: Promise<string>;
  /** Asks it to end; gives up on asking after `graceMs`, or at once when `force` is aborted. Resolves when it has ended. */
  stop(graceMs: number, force: AbortSignal): Promise<void>;
  /** The error for a child that ended by itself, with its last words. */
  failure(how: string): FondationError;
}

const LAST_LINES = 12;

/**
 * Starts `fondation <name>`. The child leads a process group of its own: a Ctrl-C on the terminal reaches only this process, which stops
 * the parts in order. Should this process vanish, the channel closes and the child ends by itself.
 */
export function startService({ name, environment, logFile }: ServiceRequest): ChildService {
  const log = openSync(logFile, "w", 0o600);
  const child = spawn(process.execPath, [process.argv[1] ?? "", name], {
    env: withoutUndefined({ ...process.env, ...environment }),
    stdio: ["ignore", log, log, "ipc"],
    detached: true,
  });
  closeSync(log);
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
  });
  const failure = (how: string) => serviceFailed(name, how, logFile);
  const ready = Promise.race([
    new Promise<ReadyMessage>((resolve) =>
      child.on("message", (message) => resolve(message as ReadyMessage)),
    ),
    ended.then((how) => {
      throw failure(how);
    }),
  ]);
  // Whoever waits for `ready` sees the rejection; when nobody does any more it is no bug.
  ready.catch(() => undefined);
  return { name, ready, ended, failure, stop: (graceMs, force) => stop(child, ended, graceMs, force) };
}

async function stop(
  child: ChildProcess,
  ended: Promise<string>,
  graceMs: number,
  force: AbortSignal,
): Promise<void> {
  child.kill("SIGTERM");
  const impatient = AbortSignal.any([force, AbortSignal.timeout(graceMs)]);
  const kill = () => killGroup(child);
  if (impatient.aborted) kill();
  impatient.addEventListener("abort", kill, { once: true });
  await ended;
  impatient.removeEventListener("abort", kill);
  // A part that was killed could not end its own children.
  kill();
}

/** The whole group: what the child started must not outlive it. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // Nothing of it is left.
  }
}

function serviceFailed(name: string, how: string, logFile: string): FondationError {
  const lines = lastLines(logFile);
  return new FondationError({
    code: "SERVICE_FAILED",
    message: `the ${name} has ended (${how})${lines.length > 0 ? `; its last lines:\n${lines.map((line) => `    ${line}`).join("\n")}` : ""}`,
    advice: `Its whole log is ${logFile}. \`fondation doctor\` may know the cause.`,
  });
}

function lastLines(file: string): string[] {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n").slice(-LAST_LINES);
  return lines.map((line) => redact(messageOf(line))).filter((line) => line !== "");
}

/** A line of the log without its fields; any other line as it is. */
function messageOf(line: string): string {
  try {
    const { level, msg, err } = JSON.parse(line);
    return [level, msg, err?.message].filter(Boolean).join(" ");
  } catch {
    return line;
  }
}

function withoutUndefined(environment: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
