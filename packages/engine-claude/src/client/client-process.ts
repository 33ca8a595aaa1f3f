/**
 * Starts the client so that neither it nor its own processes can outlive this process, and kills
 * it.
 */

import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import type { SpawnedProcess, SpawnOptions } from "@anthropic-ai/claude-agent-sdk";
import { createTail } from "@fondation/environment";
import { createProcessGroup } from "./process-group.ts";

export interface ClientProcess {
  /** Passed to the SDK, which starts the program with it. */
  readonly spawn: (options: SpawnOptions) => SpawnedProcess;
  /** Kills the client and all processes that it has started. */
  kill(): void;
  /** Resolves when all these processes have ended. */
  gone(): Promise<void>;
  /**
   * The end of the client's error output, without secrets. It explains why a program did not start.
   */
  complaint(): string;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

const COMPLAINT_CHARACTERS = 2_000;

/**
 * `setpriv`: the program that asks the kernel to kill the client when the thread that started it
 * ends for any reason (prctl(2), PR_SET_PDEATHSIG). Undefined on a system without it.
 */
export function createClientProcess(setpriv: string | undefined): ClientProcess {
  const started: { readonly kill: () => void; readonly gone: Promise<void> }[] = [];
  const complaint = createTail(COMPLAINT_CHARACTERS);
  let ended = false;
  return {
    spawn({ command, args, cwd, env }) {
      const [program, all] =
        setpriv === undefined ? [command, args] : [setpriv, ["--pdeathsig", "KILL", "--", command, ...args]];
      // In its own process group: a search is a separate process of the client, and does not end
      // with it.
      const child: Child = spawn(program, all, {
        cwd,
        env,
        stdio: ["pipe", "pipe", "pipe"],
        detached: true,
      });
      child.stderr.setEncoding("utf8").on("data", complaint.add);
      // The SDK may still write to a killed client.
      child.stdin.on("error", () => {});
      const group = createProcessGroup(child.pid);
      const exit = new Promise<void>((resolve) => {
        child.once("exit", () => resolve());
        child.once("error", () => resolve());
      });
      const kill = (): void => {
        child.kill("SIGKILL");
        group.kill();
      };
      started.push({ kill, gone: exit.then(() => group.end()) });
      // `kill` was called before the SDK started the client.
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
