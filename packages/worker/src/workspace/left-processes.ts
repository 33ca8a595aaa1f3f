/** Processes that a killed worker left running: a clone goes on without it, for as long as its server sends. */
import { readdir, readlink } from "node:fs/promises";

/** Ends every process that works in a directory, or below it. Where there is no `/proc`, it ends none. */
export async function endProcessesIn(directory: string): Promise<void> {
  for (const name of await readdir("/proc").catch(() => [])) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
    if (cwd !== directory && !cwd?.startsWith(`${directory}/`)) continue;
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // Gone by itself meanwhile.
    }
  }
}
