/** How everything of ours in an engine is recognised, by this run and by those that clean up after one that crashed. */
import { hostname } from "node:os";
import { startTime } from "../cleanup/start-time.ts";

/** On every container, network and volume of a system; its value is the system's id. */
export const SYSTEM_LABEL = "dev.fondation.e2e.system";

/** On the container of a service; its value is the service's name. */
export const SERVICE_LABEL = "dev.fondation.e2e.service";

/** Who started it: `<host>/<pid>/<start time>`. */
export const OWNER_LABEL = "dev.fondation.e2e.owner";

/** The owner label of a process on this machine. */
export function ownerOf(pid: number = process.pid): string {
  return [hostname(), pid, startTime(pid) ?? "unknown"].join("/");
}

/** Whether a run that left something behind is over. Runs of other machines on the same engine are left alone. */
export function isOver(owner: string): boolean {
  const [host, pid, started] = owner.split("/");
  return host === hostname() && startTime(Number(pid)) !== started;
}
