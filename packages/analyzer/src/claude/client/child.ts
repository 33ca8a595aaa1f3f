/** Starts the client so that it cannot outlive us, and ends it at once. */

import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import type { SpawnOptions, SpawnedProcess } from "@anthropic-ai/claude-agent-sdk";

/** The clients of one request: the SDK starts one. */
export interface Children {
  readonly spawn: (options: SpawnOptions) => SpawnedProcess;
  /** Ends what was started, whatever it is doing. */
  kill(): void;
  /** Resolves when everything that was started is gone. */
  gone(): Promise<void>;
  /** The end of what it wrote to its error output; a start that fails says why there. */
  complaint(): string;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

const KEPT_COMPLAINT = 2_000;

/**
 * `setpriv`: the program that asks the kernel to kill the client when the thread that started it ends, however that happens (prctl(2),
 * PR_SET_PDEATHSIG). Undefined where there is none.
 */
export function createChildren(setpriv: string | undefined): Children {
  const started: { readonly child: Child; readonly exit: Promise<void> }[] = [];
  let complaint = "";
  let ended = false;
  return {
    spawn({ command, args, cwd, env }) {
      const [program, all] =
        setpriv === undefined ? [command, args] : [setpriv, ["--pdeathsig", "KILL", "--", command, ...args]];
      const child: Child = spawn(program, all, { cwd, env, stdio: ["pipe", "pipe", "pipe"] });
      child.stderr.setEncoding("utf8").on("data", (text: string) => {
        complaint = (complaint + text).slice(-KEPT_COMPLAINT);
      });
      // A client that is killed may still be written to.
      child.stdin.on("error", () => {});
      const exit = new Promise<void>((resolve) => {
        child.once("exit", () => resolve());
        child.once("error", () => resolve());
      });
      started.push({ child, exit });
      // It was on its way when the end was asked for.
      if (ended) child.kill("SIGKILL");
      return child;
    },
    kill() {
      ended = true;
      for (const { child } of started) child.kill("SIGKILL");
    },
    async gone() {
      await Promise.all(started.map(({ exit }) => exit));
    },
    complaint: () => complaint.trim(),
  };
}
