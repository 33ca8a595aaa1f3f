/** The processes of browsers that a test has started, known by the test's own directory. */
import { readdirSync, readFileSync } from "node:fs";

/** Main processes of Chromium with their profile below a directory. A child that they have just forked still bears their command line. */
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

/** Stops the one with its profile below a directory: it answers nothing until it is sent SIGCONT. Its process. */
export function stopBrowser(directory: string): number {
  const [pid] = browserProcesses(directory);
  if (pid === undefined) throw new Error("There is no browser open.");
  process.kill(pid, "SIGSTOP");
  return pid;
}

/** Source: proc_pid_stat(5); the name in it may hold anything. NaN when it is gone. */
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
