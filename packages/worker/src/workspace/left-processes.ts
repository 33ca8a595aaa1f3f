/**
 * Ends processes that a killed worker left behind: its clone continues as long as the server sends
 * data.
 */
import { readdir, readlink } from "node:fs/promises";

/**
 * Kills all processes with a working directory at or below `directory`. Has no effect without
 * `/proc`.
 */
export async function endProcessesIn(directory: string): Promise<void> {
  for (const name of await readdir("/proc").catch(() => [])) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
    if (cwd !== directory && !cwd?.startsWith(`${directory}/`)) continue;
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // The process has ended in the meantime.
    }
  }
}
