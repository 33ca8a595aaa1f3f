/**
 * `node reaper.ts`: removes what a runner leaves behind when it cannot do so itself (Ctrl-C in
 * mid-start, kill -9).
 *
 * It reads one JSON note per line from stdin. Only the runner has the other end of this pipe. When
 * the runner ends for any reason, the pipe is closed, and the reaper removes what is still
 * registered. It only ends processes with the registered id *and* start time. It exits with 1 when
 * it could not remove something.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { startTime } from "./start-time.ts";

/**
 * Something to remove: a process group by its leader, a directory, or all containers, networks and
 * volumes with a label.
 */
export type Note =
  | { readonly kind: "process"; readonly pid: number; readonly startTime: string | undefined }
  | { readonly kind: "directory"; readonly path: string }
  | { readonly kind: "label"; readonly label: string };

export interface NoteLine {
  readonly action: "keep" | "forget";
  readonly note: Note;
}

/**
 * Milliseconds in which an engine may still create what the runner requested just before its end.
 * Only an empty check after this time ends the cleanup.
 */
const LATE = 2_000;
/** Maximum number of attempts to remove a directory. */
const REMOVALS = 20;
/**
 * Maximum number of attempts, and milliseconds between them, to remove objects that another cleanup
 * may also be removing.
 */
const SWEEPS = { tries: 100, apart: 100 };
/** How to list and remove each kind, in the order of their dependencies. */
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
/**
 * The engine's errors for objects that another cleanup has removed, is removing, or is about to
 * release.
 */
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

/** Reports a failed removal, returns undefined and continues. */
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

/**
 * Retries: when another reaper removes files at the same time, `rmSync` silently stops at the first
 * missing file.
 */
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

/**
 * A runner may be killed before it registers a process. A process with this temporary directory
 * belongs to the run.
 */
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
      // It has ended, or belongs to another user.
    }
  }
}

function killGroup(pid: number, noted: string | undefined): void {
  if (startTime(pid) !== noted) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended.
  }
}

/** In rounds: a container that is created late may use its network and volumes again. */
function removeByLabel(label: string): void {
  for (let round = 1; ; round += 1) {
    const isLast = performance.now() - runnerGone >= LATE;
    const found = removeRound(label);
    // The failure has been reported, and would occur again.
    if (found === undefined || (isLast && found === 0)) return;
    if (round === SWEEPS.tries) throw new Error(`There is always something new with the label ${label}.`);
    pause(isLast ? SWEEPS.apart : runnerGone + LATE - performance.now());
  }
}

/** Returns the number of removed objects; undefined when one could not be removed. */
function removeRound(label: string): number | undefined {
  const filter = `label=${label}`;
  const found = KINDS.map(([list, remove]) => attempt(() => removeListed([...list, filter], remove)));
  return found.reduce<number | undefined>(
    (sum, count) => (sum === undefined || count === undefined ? undefined : sum + count),
    0,
  );
}

/**
 * One missing object fails the removal of all, so the others are listed and removed again. Returns
 * their number.
 */
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

/** A runner in a container is connected to its system's network. */
function disconnectAll(network: string): void {
  const format = "{{range $id, $_ := .Containers}}{{$id}} {{end}}";
  for (const container of words(docker(["network", "inspect", "--format", format, network]))) {
    docker(["network", "disconnect", "--force", network, container]);
  }
}

/** The client's standard output. An error contains its error output. */
function docker(args: readonly string[]): string {
  return execFileSync("docker", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}
