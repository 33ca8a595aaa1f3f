/**
 * A process that writes a course, for tests that kill it. Arguments: `main` or `thread`, then the
 * request as JSON. With `thread` the analysis runs in a worker thread; a line on the standard input
 * terminates the thread, and the process stays.
 */

import { isMainThread, Worker, workerData } from "node:worker_threads";
import { modelAt, TEST_KEY } from "@fondation/engine-claude/testing/test-model-settings";
import { Secret } from "@fondation/environment";
import { courseOf } from "./course.ts";

interface HostRequest {
  readonly path: string;
  readonly commit: string;
  readonly url: string;
  readonly scratch: string;
}

async function write({ path, commit, url, scratch }: HostRequest): Promise<void> {
  const credential = { kind: "api-key", secret: new Secret(TEST_KEY, "ANTHROPIC_API_KEY") } as const;
  const model = modelAt(url, { credential });
  await courseOf({ path, commit }, { engine: "claude", chapters: 3, model, scratch });
}

if (isMainThread) {
  const [, , where, request = ""] = process.argv;
  if (where === "main") await write(JSON.parse(request) as HostRequest);
  else {
    const thread = new Worker(new URL(import.meta.url), { workerData: request });
    process.stdin.once("data", () => void thread.terminate());
  }
} else await write(JSON.parse(workerData as string) as HostRequest);
