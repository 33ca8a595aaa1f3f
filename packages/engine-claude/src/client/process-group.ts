/**
 * A process group: the client and its own processes, which the kernel does not end with their
 * parent.
 */

import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";

export interface ProcessGroup {
  /** Kills every process of the group. */
  kill(): void;
  /** After the end of the client: kills what is left, and waits until it is gone. */
  end(): Promise<void>;
}

/**
 * Killed processes end within milliseconds. In a container without an init process, orphans stay in
 * their group forever.
 */
const MAX_WAIT_MS = 1_000;
const POLL_MS = 5;

/** A shell script: reads until this process is gone and its pipe closes, then kills the group. */
const GUARD = 'read -r _; kill -9 "-$1"';

const NO_GROUP: ProcessGroup = { kill() {}, async end() {} };

/** `leader`: the first process of the group; undefined when it could not be started. */
export function createProcessGroup(leader: number | undefined): ProcessGroup {
  if (leader === undefined || process.platform === "win32") return NO_GROUP;
  const guard = spawn("/bin/sh", ["-c", GUARD, "sh", String(leader)], {
    cwd: "/",
    env: {},
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  // Without a guard, the processes of the client end when their work is done.
  guard.on("error", () => {});
  guard.stdin.on("error", () => {});
  guard.unref();
  let ended = false;
  return {
    kill() {
      // The number may be another group's when this one is gone.
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

/** Returns whether there was a process to kill. */
function killGroup(leader: number): boolean {
  try {
    return process.kill(-leader, "SIGKILL");
  } catch {
    return false;
  }
}
