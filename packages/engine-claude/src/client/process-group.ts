/** A process group: the client and what it has started, which the kernel ties to nobody's life. */

import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";

/** The group of a client. */
export interface Group {
  /** Kills every process of it. */
  kill(): void;
  /** Kills what is left once the client has ended, and waits until it is gone. */
  end(): Promise<void>;
}

/** Killed processes end within milliseconds; in a container where nobody collects orphans, they never leave their group. */
const MOST_WAIT_MS = 1_000;
const LOOK_MS = 5;

/** Reads until this process is gone, however that happens, and kills the group then. */
const GUARD = 'read -r _; kill -9 "-$1"';

const NO_GROUP: Group = { kill() {}, async end() {} };

/** `leader`: the process whose group it is; undefined when it could not be started. */
export function createGroup(leader: number | undefined): Group {
  if (leader === undefined || process.platform === "win32") return NO_GROUP;
  const guard = spawn("/bin/sh", ["-c", GUARD, "sh", String(leader)], {
    cwd: "/",
    env: {},
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  // Without a guard, what the client has started ends when its work is done.
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
      while (killGroup(leader) && performance.now() - begun < MOST_WAIT_MS) await wait(LOOK_MS);
    },
  };
}

/** Whether there was a process to kill. */
function killGroup(leader: number): boolean {
  try {
    return process.kill(-leader, "SIGKILL");
  } catch {
    return false;
  }
}
