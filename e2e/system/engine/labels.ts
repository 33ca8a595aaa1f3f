/**
 * Labels that identify the suite's objects in an engine, for this run and for the cleanup after a
 * crash.
 */
import { hostname } from "node:os";
import { startTime } from "../cleanup/start-time.ts";

/** On every container, network and volume of a system; its value is the system's id. */
export const SYSTEM_LABEL = "dev.fondation.e2e.system";

/** On the container of a service; its value is the service's name. */
export const SERVICE_LABEL = "dev.fondation.e2e.service";

/** The owner: `<host>/<pid>/<start time>`. */
export const OWNER_LABEL = "dev.fondation.e2e.owner";

/** The owner label of a process on this machine. */
export function ownerOf(pid: number = process.pid): string {
  return [hostname(), pid, startTime(pid) ?? "unknown"].join("/");
}

/** Whether the owner has ended. Owners on other machines count as running. */
export function isOver(owner: string): boolean {
  const [host, pid, started] = owner.split("/");
  return host === hostname() && startTime(Number(pid)) !== started;
}
