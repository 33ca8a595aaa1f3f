/** A realistic environment for workers: a Git server, the backend and a workspace. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { GitHubDouble } from "@fondation/doubles/github/github-double";
import { runWorker } from "../worker.ts";
import type { WorkerOptions } from "../worker-options.ts";
import { commitFiles, createRepository } from "./git-repository.ts";
import { sampleProgram } from "./sample-program.ts";
import { createScratch } from "./scratch.ts";
import { startBackend, type TestBackend } from "./test-backend.ts";
import { createTestLog } from "./test-log.ts";

interface TestWorker {
  /** Resolves when the worker is registered. */
  readonly ready: Promise<{ readonly workerId: string; readonly healthPort?: number }>;
  /** Drains, and waits for the end. */
  stop(): Promise<void>;
  force(): Promise<void>;
  readonly ended: Promise<void>;
  logText(): string;
}

export interface WorkerFixture {
  readonly backend: TestBackend;
  readonly server: GitHubDouble;
  readonly scratch: string;
  readonly workspace: string;
  /**
   * Creates `owner/name` on the Git server, by default with the sample program. Returns the commit.
   */
  addRepository(key: string, files?: Readonly<Record<string, string>>): string;
  change(key: string, files: Readonly<Record<string, string>>): string;
  startWorker(changes?: Partial<WorkerOptions>): TestWorker;
  /** Names of the entries in the workspace. */
  leftInWorkspace(): string[];
  [Symbol.asyncDispose](): Promise<void>;
}

/** `leaseMs`: default 30,000. */
export async function startFixture(options: { readonly leaseMs?: number } = {}): Promise<WorkerFixture> {
  const scratch = createScratch();
  const root = join(scratch.path, "repositories");
  const workspace = join(scratch.path, "workspace");
  const server = await GitHubDouble.start({ repositories: root });
  const backend = await startBackend({ githubServerUrl: server.url, ...options });
  const workers: TestWorker[] = [];
  const directoryOf = (key: string) => join(root, `${key}.git`);
  return {
    backend,
    server,
    scratch: scratch.path,
    workspace,
    addRepository: (key, files = sampleProgram()) => createRepository(directoryOf(key), files),
    change: (key, files) => commitFiles(directoryOf(key), files),
    startWorker(changes = {}) {
      const worker = startWorker({
        convexUrl: backend.url,
        signingKey: backend.signingKey,
        concurrency: 1,
        workspace,
        githubServerUrl: server.url,
        limits: { maxRepositoryBytes: 50_000_000, maxRepositoryFiles: 5_000, jobTimeoutMs: 180_000 },
        drainMs: 0,
        ...changes,
      });
      workers.push(worker);
      return worker;
    },
    leftInWorkspace: () => (existsSync(workspace) ? readdirSync(workspace) : []),
    async [Symbol.asyncDispose]() {
      await Promise.all(workers.map((worker) => worker.force().catch(() => {})));
      await backend[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
      scratch[Symbol.dispose]();
    },
  };
}

type Given = Omit<WorkerOptions, "log" | "signal" | "forceSignal" | "onReady">;

function startWorker(options: Given): TestWorker {
  const drain = new AbortController();
  const force = new AbortController();
  const { log, text } = createTestLog();
  const ready = Promise.withResolvers<{ readonly workerId: string; readonly healthPort?: number }>();
  const ended = runWorker({
    ...options,
    log,
    signal: drain.signal,
    forceSignal: force.signal,
    onReady: ready.resolve,
  });
  ended.catch(ready.reject);
  ready.promise.catch(() => {});
  return {
    ready: ready.promise,
    ended,
    stop() {
      drain.abort();
      return ended;
    },
    force() {
      force.abort();
      return ended;
    },
    logText: text,
  };
}
