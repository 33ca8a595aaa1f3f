/** Finds the browser processes of a test by the test's directory. */
import { readdirSync, readFileSync } from "node:fs";

/**
 * Ids of Chromium's main processes with a profile below a directory. A child that was just forked
 * still has the command line of its parent.
 */
export function browserProcesses(directory: string): number[] {
  const found = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      const line = commandLine(name);
      return line.includes(directory) && line.includes("--user-data-dir") && !line.includes("--type=");
    })
    .map(Number);
  return found.filter((pid) => !found.includes(parentOf(pid)));
}

/**
 * Stops the browser with its profile below a directory until it gets SIGCONT. Returns its process
 * id.
 */
export function stopBrowser(directory: string): number {
  const [pid] = browserProcesses(directory);
  if (pid === undefined) throw new Error("There is no browser open.");
  process.kill(pid, "SIGSTOP");
  return pid;
}

/**
 * Parses proc_pid_stat(5). The program's name may contain any character. NaN for a process that has
 * ended.
 */
function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return Number.NaN;
  }
}

function commandLine(process: string): string {
  try {
    return readFileSync(`/proc/${process}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
