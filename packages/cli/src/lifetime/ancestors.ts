/**
 * The processes that launched this one. npx, npm and bun do not always forward signals: when they
 * are killed, their children keep running. So a long-running command watches them and stops when
 * one ends. Imports only Node's modules, since `scripts/up.ts` runs it before anything is
 * installed.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** `started` distinguishes the process from a later one with the same id. */
export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly started: string;
  readonly command: string;
}

/** npm, npx and bun, as programs or as scripts that Node runs. */
const LAUNCHER =
  /^(?:\S*\/)?(?:npm|npx|bun|bunx)(?:\s|$)|^(?:\S*\/)?node\s(?:.*\s)?\S*\/(?:npm|npx)(?:-cli\.js)?(?:\s|$)/;
const NODE = /^(?:\S*\/)?node(?:\s|$)/;
/** The shell that a launcher runs a script with. */
const SCRIPT_SHELL = /^(?:\S*\/)?\w*sh -c /;
const DEEPEST = 32;

/** Undefined for a process that does not exist. */
export function lookUp(pid: number): RunningProcess | undefined {
  return process.platform === "linux" ? fromProc(pid) : fromPs(pid);
}

/**
 * The launchers above the process `pid`, nearest first: a program of Node; and npm, npx and bun
 * with the shells in which they run scripts. Excludes other shells, because a command that outlives
 * its shell was put into the background on purpose.
 */
export function launchers(
  pid: number,
  look: (pid: number) => RunningProcess | undefined = lookUp,
): RunningProcess[] {
  const found: RunningProcess[] = [];
  let ancestor = parentOf(look(pid), look);
  while (ancestor !== undefined && found.length < DEEPEST) {
    const above = parentOf(ancestor, look);
    const runsScript =
      SCRIPT_SHELL.test(ancestor.command) && above !== undefined && LAUNCHER.test(above.command);
    if (!runsScript && !LAUNCHER.test(ancestor.command) && !NODE.test(ancestor.command)) break;
    found.push(ancestor);
    ancestor = above;
  }
  return found;
}

function parentOf(
  child: RunningProcess | undefined,
  look: (pid: number) => RunningProcess | undefined,
): RunningProcess | undefined {
  return child === undefined || child.parent <= 1 ? undefined : look(child.parent);
}

/** Calls `gone` once, when one of these processes has ended. Does not keep this process alive. */
export function watchProcesses(
  processes: readonly RunningProcess[],
  gone: (which: RunningProcess) => void,
  everyMs = 500,
): void {
  const timer = setInterval(() => {
    const ended = processes.find(({ pid, started }) => lookUp(pid)?.started !== started);
    if (ended === undefined) return;
    clearInterval(timer);
    gone(ended);
  }, everyMs);
  timer.unref();
}

/**
 * Parses a line of proc(5): the name in parentheses may contain spaces and parentheses. A zombie
 * counts as ended.
 */
function fromProc(pid: number): RunningProcess | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state, parent, started] = [fields[0], fields[1], fields[19]];
    if (state === undefined || state === "Z" || started === undefined) return undefined;
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    return { pid, parent: Number(parent), started, command };
  } catch {
    return undefined;
  }
}

function fromPs(pid: number): RunningProcess | undefined {
  try {
    const line = execFileSync("ps", ["-o", "ppid=,lstart=,command=", "-p", String(pid)], {
      encoding: "utf8",
    }).trim();
    const [, parent, started, command] = /^(\d+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/.exec(line) ?? [];
    if (parent === undefined || started === undefined || command === undefined) return undefined;
    return { pid, parent: Number(parent), started, command };
  } catch {
    return undefined;
  }
}
