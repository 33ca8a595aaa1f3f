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

/** How often a directory is tried to be removed. */
const REMOVALS = 20;

const notes = new Map<string, Note>();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
for await (const line of createInterface({ input: process.stdin })) {
  const { action, note } = JSON.parse(line) as NoteLine;
  const key = JSON.stringify(note);
  if (action === "keep") notes.set(key, note);
  else notes.delete(key);
}
const order = { process: 0, label: 1, directory: 2 } as const;
for (const note of [...notes.values()].sort((a, b) => order[a.kind] - order[b.kind])) {
  attempt(() => remove(note));
}

/** What cannot be removed is told, and keeps nothing else from being removed. */
function attempt(removal: () => void): void {
  try {
    removal();
  } catch (error) {
    console.error(`The reaper could not remove everything: ${error}`);
    process.exitCode = 1;
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

function removeByLabel(label: string): void {
  const filter = `label=${label}`;
  for (const [list, remove] of [
    [
      ["ps", "--all", "--quiet", "--filter", filter],
      ["rm", "--force", "--volumes"],
    ],
    [
      ["network", "ls", "--quiet", "--filter", filter],
      ["network", "rm"],
    ],
    [
      ["volume", "ls", "--quiet", "--filter", filter],
      ["volume", "rm", "--force"],
    ],
  ] as const) {
    attempt(() => {
      const ids = words(execFileSync("docker", list, { encoding: "utf8" }));
      if (list[0] === "network") for (const id of ids) disconnectAll(id);
      if (ids.length > 0) execFileSync("docker", [...remove, ...ids], { stdio: "ignore" });
    });
  }
}

/** A runner that is in a container itself has joined its system's network. */
function disconnectAll(network: string): void {
  const format = "{{range $id, $_ := .Containers}}{{$id}} {{end}}";
  const connected = execFileSync("docker", ["network", "inspect", "--format", format, network], {
    encoding: "utf8",
  });
  for (const container of words(connected)) {
    execFileSync("docker", ["network", "disconnect", "--force", network, container], { stdio: "ignore" });
  }
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}
