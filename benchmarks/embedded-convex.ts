/**
 * How fast the embedded backend is ready, and how long an indexed read among 50,000 documents
 * takes, compared with `convex-test` in the same run.
 */

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { api as product } from "@fondation/backend";
import { bundleFunctions, startEmbeddedConvex } from "@fondation/embedded-convex";
import { ConvexHttpClient } from "convex/browser";
import { convexTest } from "convex-test";
import { api } from "./convex/_generated/api.ts";
import schema from "./convex/schema.ts";
import { percentile, report } from "./machine.ts";

const DOCUMENTS = 50_000;
const BATCH = 2_000;
const modules = {
  "./convex/_generated/api.ts": () => import("./convex/_generated/api.ts"),
  "./convex/lines.ts": () => import("./convex/lines.ts"),
};

interface Caller {
  fill(args: { job: string; count: number }): Promise<unknown>;
  read(args: { job: string; times: number }): Promise<unknown>;
}

/**
 * Milliseconds per indexed `take(20)` in a query: the difference between a query of many such reads
 * and a query of one, divided by the number of reads.
 */
async function readCost(caller: Caller, turns: number): Promise<number> {
  for (let filled = 0; filled < DOCUMENTS; filled += BATCH) {
    await caller.fill({ job: `job ${filled}`, count: BATCH });
  }
  const timed = async (times: number) => {
    const started = performance.now();
    await caller.read({ job: "job 20000", times });
    return performance.now() - started;
  };
  await timed(1);
  const costs: number[] = [];
  for (let round = 0; round < 5; round++) costs.push(((await timed(turns + 1)) - (await timed(1))) / turns);
  return percentile(costs, 0.5);
}

/** Runs the benchmark and prints the results. */
export async function measureEmbeddedConvex(root: string): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), "fondation-benchmark-"));
  try {
    const functions = await readFile(join(root, "assets/functions.js"), "utf8");
    const started = performance.now();
    const backend = await startEmbeddedConvex({
      functions,
      dataDirectory: join(scratch, "product"),
      environment: {
        FONDATION_ACCESS: "open",
        FONDATION_JWKS: "data:text/plain;charset=utf-8;base64,eyJrZXlzIjpbXX0=",
      },
    });
    await new ConvexHttpClient(backend.url, { logger: false }).query(product.health.ready, {});
    report(
      "embedded backend: start to the first answer",
      `${(performance.now() - started).toFixed(0)} ms`,
      "< 1000 ms",
    );
    await backend.stop();

    const lines = await startEmbeddedConvex({
      functions: await bundleFunctions(join(import.meta.dirname, "convex")),
      dataDirectory: join(scratch, "lines"),
    });
    const client = new ConvexHttpClient(lines.url, { logger: false });
    const embedded = await readCost(
      {
        fill: (args) => client.mutation(api.lines.fill, args),
        read: (args) => client.query(api.lines.read, args),
      },
      200,
    );
    await lines.stop();

    const double = convexTest({ schema, modules });
    const tested = await readCost(
      {
        fill: (args) => double.mutation(api.lines.fill, args),
        read: (args) => double.query(api.lines.read, args),
      },
      4,
    );
    const ratio = (tested / embedded).toFixed(0);
    report(`indexed take(20) at ${DOCUMENTS} documents`, `${embedded.toFixed(3)} ms`, "< 1 ms");
    report("the same with convex-test", `${tested.toFixed(1)} ms`, `ratio ${ratio}`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
