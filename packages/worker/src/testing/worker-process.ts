/** A worker in its own process, as in production. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { WorkerFixture } from "./worker-fixture.ts";

export interface WorkerProcess {
  readonly pid: number;
  kill(signal: NodeJS.Signals): void;
  /** The exit code, or the signal that ended the process. */
  readonly ended: Promise<number | NodeJS.Signals>;
  logText(): string;
}

/** Starts `src/main.ts` on the fixture's backend and workspace. */
export function startWorkerProcess(
  fixture: WorkerFixture,
  environment: Readonly<Record<string, string>> = {},
): WorkerProcess {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, "../main.ts")], {
    cwd: fixture.scratch,
    env: {
      PATH: process.env.PATH,
      CONVEX_URL: fixture.backend.url,
      FONDATION_SIGNING_KEY: fixture.backend.signingKey.reveal(),
      FONDATION_WORKSPACE: fixture.workspace,
      FONDATION_CONCURRENCY: "1",
      FONDATION_LOG_FORMAT: "json",
      GITHUB_SERVER_URL: fixture.server.url,
      ...environment,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let text = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  const { pid } = child;
  if (pid === undefined) throw new Error("The worker process did not start.");
  return {
    pid,
    kill: (signal) => void child.kill(signal),
    ended: once(child, "close").then(([code, signal]) => signal ?? code),
    logText: () => text,
  };
}
