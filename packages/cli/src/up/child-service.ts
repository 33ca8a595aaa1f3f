/** Runs one part of the system as a child process. */
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, readFileSync } from "node:fs";
import { FondationError, openReplaced, redact } from "@fondation/environment";
import type { ReadyMessage } from "../services/service.ts";
import type { Part } from "./part-environment.ts";

export interface ServiceRequest {
  readonly name: Part;
  /** Undefined removes a variable. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly logFile: string;
}

export interface ChildService {
  readonly name: Part;
  /** Rejects with SERVICE_FAILED when the child ends before it is ready. */
  readonly ready: Promise<ReadyMessage>;
  /** Resolves with the kind of end: `exit code 1`, `signal SIGKILL`. */
  readonly ended: Promise<string>;
  /**
   * Asks the child to end. Kills it after `graceMs`, or at once when `force` is aborted. Resolves
   * when it has ended.
   */
  stop(graceMs: number, force: AbortSignal): Promise<void>;
  /** The error for a child that ended without a request, with its last lines of output. */
  failure(how: string): FondationError;
}

const LAST_LINES = 12;

/**
 * Starts `fondation <name>` in its own process group: a Ctrl-C on the terminal reaches only this
 * process, which stops the parts in order. If this process ends, the channel closes and the child
 * stops itself.
 */
export function startService({ name, environment, logFile }: ServiceRequest): ChildService {
  const log = openReplaced(logFile, 0o600);
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
  // Callers that await `ready` get the rejection. If no caller does, it must not crash the process.
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
  // A killed part cannot end its own children.
  kill();
}

/** Signals the whole group, so that the child's own processes end too. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // The group has already ended.
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

/** Removes the fields from a log line. Returns other lines unchanged. */
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
