/** The processes of browsers that a test has started, known by the test's own directory. */
import { readdirSync, readFileSync } from "node:fs";

/** Main processes of Chromium with their profile below a directory. */
export function browserProcesses(directory: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      const line = commandLine(name);
      return line.includes(directory) && line.includes("--user-data-dir") && !line.includes("--type=");
    })
    .map(Number);
}

function commandLine(process: string): string {
  try {
    return readFileSync(`/proc/${process}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
