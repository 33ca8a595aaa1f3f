/** Distinguishes a process from a later one with the same id. */
import { readFileSync } from "node:fs";

/**
 * Start time of a process in the kernel's ticks since boot (field 22 of `/proc/<pid>/stat`, see
 * proc(5)); undefined for a zombie, a missing process, or without `/proc`.
 */
export function startTime(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name in parentheses, which may contain spaces and
    // parentheses.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
