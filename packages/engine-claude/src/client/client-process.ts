/** Starts the client so that neither it nor what it starts can outlive us, and ends it at once. */

import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import type { SpawnedProcess, SpawnOptions } from "@anthropic-ai/claude-agent-sdk";
import { createTail } from "@fondation/environment";
import { createGroup } from "./process-group.ts";

/** The clients of one request: the SDK starts one. */
export interface Children {
  readonly spawn: (options: SpawnOptions) => SpawnedProcess;
  /** Ends what was started, whatever it is doing. */
  kill(): void;
  /** Resolves when everything that was started is gone. */
  gone(): Promise<void>;
  /** The end of what it wrote to its error output, without secrets; a start that fails says why there. */
  complaint(): string;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

const SHOWN_COMPLAINT = 2_000;

/**
 * `setpriv`: the program that asks the kernel to kill the client when the thread that started it ends, however that happens (prctl(2),
 * PR_SET_PDEATHSIG). Undefined where there is none.
 */
export function createChildren(setpriv: string | undefined): Children {
  const started: { readonly kill: () => void; readonly gone: Promise<void> }[] = [];
  const complaint = createTail(SHOWN_COMPLAINT);
  let ended = false;
  return {
    spawn({ command, args, cwd, env }) {
      const [program, all] =
        setpriv === undefined ? [command, args] : [setpriv, ["--pdeathsig", "KILL", "--", command, ...args]];
      // In a group of its own: a search runs as a process of the client's, which does not end with it.
      const child: Child = spawn(program, all, {
        cwd,
        env,
        stdio: ["pipe", "pipe", "pipe"],
        detached: true,
      });
      child.stderr.setEncoding("utf8").on("data", complaint.add);
      // A client that is killed may still be written to.
      child.stdin.on("error", () => {});
      const group = createGroup(child.pid);
      const exit = new Promise<void>((resolve) => {
        child.once("exit", () => resolve());
        child.once("error", () => resolve());
      });
      const kill = (): void => {
        child.kill("SIGKILL");
        group.kill();
      };
      started.push({ kill, gone: exit.then(() => group.end()) });
      // It was on its way when the end was asked for.
      if (ended) kill();
      return child;
    },
    kill() {
      ended = true;
      for (const { kill } of started) kill();
    },
    async gone() {
      await Promise.all(started.map(({ gone }) => gone));
    },
    complaint: () => complaint.read().trim(),
  };
}
