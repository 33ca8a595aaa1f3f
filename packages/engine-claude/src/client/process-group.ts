/**
 * A process group: the client and its own processes, which the kernel does not end together with
 * their parent.
 */

import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";

export interface ProcessGroup {
  /** Kills every process of the group. */
  kill(): void;
  /** Call after the client has ended. Kills the remaining processes and waits for their end. */
  end(): Promise<void>;
}

/**
 * Killed processes end within milliseconds. In a container without an init process, orphans stay in
 * their group forever.
 */
const MAX_WAIT_MS = 1_000;
const POLL_MS = 5;

/**
 * A shell script that waits until this process has ended, which closes the pipe, and then kills the
 * group.
 */
const GUARD = 'read -r _; kill -9 "-$1"';

const NO_GROUP: ProcessGroup = { kill() {}, async end() {} };

/** `leader`: the id of the group's first process; undefined when it could not be started. */
export function createProcessGroup(leader: number | undefined): ProcessGroup {
  if (leader === undefined || process.platform === "win32") return NO_GROUP;
  const guard = spawn("/bin/sh", ["-c", GUARD, "sh", String(leader)], {
    cwd: "/",
    env: {},
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  // Without a guard, the client's processes end when their work is done.
  guard.on("error", () => {});
  guard.stdin.on("error", () => {});
  guard.unref();
  let ended = false;
  return {
    kill() {
      // When this group has ended, another group may have its number.
      if (!ended) killGroup(leader);
    },
    async end() {
      ended = true;
      guard.kill("SIGKILL");
      const begun = performance.now();
      while (killGroup(leader) && performance.now() - begun < MAX_WAIT_MS) await wait(POLL_MS);
    },
  };
}

/** Returns whether the group had a process to kill. */
function killGroup(leader: number): boolean {
  try {
    return process.kill(-leader, "SIGKILL");
  } catch {
    return false;
  }
}
