/**
 * The processes that launched this one. npx, npm and bun do not always forward a signal: killed,
 * they leave their children behind. So a long-running command watches them and stops when one ends.
 * Imports only Node's modules, since `scripts/up.ts` runs it before anything is installed.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * A running process, as the system lists it. `started` distinguishes it from a later process with
 * the same id.
 */
export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly started: string;
  readonly command: string;
}

/** npm, npx and bun, by their names or as a script that Node runs. */
const LAUNCHER =
  /^(?:\S*\/)?(?:npm|npx|bun|bunx)(?:\s|$)|^(?:\S*\/)?node\s(?:.*\s)?\S*\/(?:npm|npx)(?:-cli\.js)?(?:\s|$)/;
const NODE = /^(?:\S*\/)?node(?:\s|$)/;
/** The shell that a launcher runs a script with. */
const SCRIPT_SHELL = /^(?:\S*\/)?\w*sh -c /;
const DEEPEST = 32;

/** Undefined when there is no such process. */
export function lookUp(pid: number): RunningProcess | undefined {
  return process.platform === "linux" ? fromProc(pid) : fromPs(pid);
}

/**
 * The launchers above the process `pid`, nearest first: a program of Node, and npm, npx and bun
 * with the shells they run scripts with. Excludes other shells: a command that outlives its shell
 * was put into the background on purpose.
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

/**
 * Calls `gone` once, when the first of these processes has ended. Does not keep this process alive.
 */
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

/** See proc(5): the name in parentheses may hold spaces and parentheses. A zombie has ended. */
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
