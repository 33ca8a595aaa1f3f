/**
 * `node reaper.ts`: ends what a runner leaves behind when it cannot do so itself (Ctrl-C in mid-start, kill -9).
 *
 * It reads one JSON note a line from its stdin, whose other end only the runner holds. When the runner is gone, for whatever
 * reason, the pipe ends and what is still noted is removed. A process is only ever ended when it is the one that was noted:
 * same id *and* same start time. It ends with 1 when something could not be removed.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { startTime } from "./start-time.ts";

/** Something to remove: a process group by its leader, a directory, or all containers, networks and volumes with a label. */
export type Note =
  | { readonly kind: "process"; readonly pid: number; readonly startTime: string | undefined }
  | { readonly kind: "directory"; readonly path: string }
  | { readonly kind: "label"; readonly label: string };

/** One line of the pipe. */
export interface NoteLine {
  readonly action: "keep" | "forget";
  readonly note: Note;
}

/**
 * Milliseconds in which an engine may still make what a runner asked it for right before it went: only a look that begins later, and
 * finds nothing, is the last.
 */
const LATE = 2_000;
/** How often a directory is tried to be removed. */
const REMOVALS = 20;
/** How often, and how many milliseconds apart, things of an engine are, which another sweep may be about as well. */
const SWEEPS = { tries: 100, apart: 100 };
/** How each kind of thing is listed and removed, in the order in which they let go of each other. */
const KINDS = [
  [
    ["ps", "--all", "--quiet", "--filter"],
    ["rm", "--force", "--volumes"],
  ],
  [
    ["network", "ls", "--quiet", "--filter"],
    ["network", "rm"],
  ],
  [
    ["volume", "ls", "--quiet", "--filter"],
    ["volume", "rm", "--force"],
  ],
] as const;
/** What the engine says of a thing that another sweep has removed, is removing, or is about to free from what holds on to it. */
const SWEPT = /no such|not found|already in progress|not connected|active endpoints|in use/i;

const notes = new Map<string, Note>();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
for await (const line of createInterface({ input: process.stdin })) {
  const { action, note } = JSON.parse(line) as NoteLine;
  const key = JSON.stringify(note);
  if (action === "keep") notes.set(key, note);
  else notes.delete(key);
}
const runnerGone = performance.now();
const order = { process: 0, label: 1, directory: 2 } as const;
for (const note of [...notes.values()].sort((a, b) => order[a.kind] - order[b.kind])) {
  attempt(() => remove(note));
}

/** What cannot be removed is told, and keeps nothing else from being removed. Returns undefined for it. */
function attempt<T>(removal: () => T): T | undefined {
  try {
    return removal();
  } catch (error) {
    console.error(`The reaper could not remove everything: ${error}`);
    process.exitCode = 1;
    return undefined;
  }
}

function remove(note: Note): void {
  if (note.kind === "process") killGroup(note.pid, note.startTime);
  else if (note.kind === "directory") removeDirectory(note.path);
  else removeByLabel(note.label);
}

/** Another reaper may be at work inside it: `rmSync` stops, without a word, at the first thing that is gone before its turn. */
function removeDirectory(directory: string): void {
  killThoseWith(directory);
  for (let time = 1; time <= REMOVALS && existsSync(directory); time += 1) {
    try {
      rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
    } catch (error) {
      if (time === REMOVALS) throw error;
    }
  }
}

/** A runner may be killed between starting a process and noting it: one whose temporary directory goes is the run's own as well. */
function killThoseWith(directory: string): void {
  for (const name of (existsSync("/proc") ? readdirSync("/proc") : []).filter((entry) =>
    /^\d+$/.test(entry),
  )) {
    const pid = Number(name);
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
      const temporary = environment.find((entry) => entry.startsWith("TMPDIR="))?.slice("TMPDIR=".length);
      if (`${temporary}/`.startsWith(`${directory}/`)) process.kill(pid, "SIGKILL");
    } catch {
      // It has ended in the meantime, or is another user's.
    }
  }
}

function killGroup(pid: number, noted: string | undefined): void {
  if (startTime(pid) !== noted) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended in the meantime.
  }
}

/** Round by round, since a container that is made late may need its network and its volumes to be removed once more. */
function removeByLabel(label: string): void {
  for (let round = 1; ; round += 1) {
    const isLast = performance.now() - runnerGone >= LATE;
    const found = removeRound(label);
    // What could not be removed has been told, and would not go the next time.
    if (found === undefined || (isLast && found === 0)) return;
    if (round === SWEEPS.tries) throw new Error(`There is always something new with the label ${label}.`);
    pause(isLast ? SWEEPS.apart : runnerGone + LATE - performance.now());
  }
}

/** Removes what there is, and returns how much that was; undefined when something could not be removed. */
function removeRound(label: string): number | undefined {
  const filter = `label=${label}`;
  const found = KINDS.map(([list, remove]) => attempt(() => removeListed([...list, filter], remove)));
  return found.reduce<number | undefined>(
    (sum, count) => (sum === undefined || count === undefined ? undefined : sum + count),
    0,
  );
}

/** One that is gone fails the removal of all: those that are left are listed and removed again. Returns how many there were. */
function removeListed(list: readonly string[], remove: readonly string[]): number {
  let count = 0;
  for (let time = 1; ; time += 1) {
    const ids = words(docker(list));
    count = Math.max(count, ids.length);
    if (ids.length === 0) return count;
    try {
      if (list[0] === "network") for (const id of ids) disconnectAll(id);
      docker([...remove, ...ids]);
      return count;
    } catch (error) {
      if (time === SWEEPS.tries || !SWEPT.test(String(error))) throw error;
      pause(SWEEPS.apart);
    }
  }
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.max(0, milliseconds));
}

/** A runner that is in a container itself has joined its system's network. */
function disconnectAll(network: string): void {
  const format = "{{range $id, $_ := .Containers}}{{$id}} {{end}}";
  for (const container of words(docker(["network", "inspect", "--format", format, network]))) {
    docker(["network", "disconnect", "--force", network, container]);
  }
}

/** What the client prints; what it complains of is in the error. */
function docker(args: readonly string[]): string {
  return execFileSync("docker", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}
