/**
 * The time that a submitted job waits for an idle worker: from the call of `jobs.submit` until
 * `queue.claim` has returned the job.
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { api, createSigningKey, publicJwks, signToken } from "@fondation/backend";
import { startEmbeddedConvex } from "@fondation/embedded-convex";
import { ConvexClient, ConvexHttpClient } from "convex/browser";
import { percentile, report } from "./machine.ts";

const JOBS = 200;

/** Runs the benchmark with a client that makes the worker's calls, and prints the results. */
export async function measureClaim(root: string): Promise<void> {
  const key = await createSigningKey();
  const backend = await startEmbeddedConvex({
    functions: await readFile(join(root, "assets/functions.js"), "utf8"),
    dataDirectory: ":memory:",
    environment: {
      FONDATION_ACCESS: "open",
      FONDATION_JWKS: publicJwks(key),
      GITHUB_SERVER_URL: "https://github.com",
    },
  });
  const worker = new ConvexClient(backend.url, { logger: false });
  const viewer = new ConvexHttpClient(backend.url, { logger: false });
  try {
    worker.setAuth(() => signToken(key, { role: "worker", subject: "benchmark", expiresInSeconds: 3600 }));
    await worker.mutation(api.workers.register, { workerId: "benchmark", name: "benchmark", concurrency: 1 });
    let claimed: (at: number) => void = () => {};
    worker.onUpdate(api.queue.head, {}, async (head) => {
      if (head === null) return;
      const job = await worker.mutation(api.queue.claim, { workerId: "benchmark", capacity: 1 });
      if (job === null) return;
      claimed(performance.now());
    });
    const waits: number[] = [];
    for (let turn = 0; turn < JOBS; turn++) {
      const taken = new Promise<number>((resolve) => {
        claimed = resolve;
      });
      const submitted = performance.now();
      const { jobId } = await viewer.mutation(api.jobs.submit, {
        repository: `benchmark/repository-${turn}`,
      });
      waits.push((await taken) - submitted);
      await viewer.mutation(api.jobs.cancel, { jobId });
    }
    report(`submit to claimed, p50 of ${JOBS}`, `${percentile(waits, 0.5).toFixed(1)} ms`, "-");
    report(`submit to claimed, p95 of ${JOBS}`, `${percentile(waits, 0.95).toFixed(1)} ms`, "< 100 ms");
  } finally {
    await worker.close();
    await backend.stop();
  }
}
