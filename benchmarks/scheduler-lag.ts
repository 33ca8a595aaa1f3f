/** How late due functions run while writers keep the embedded backend busy. */

import { join } from "node:path";
import { bundleFunctions, startEmbeddedConvex } from "@fondation/embedded-convex";
import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { percentile, report } from "./machine.ts";

const WRITERS = 8;
const CALLS = 250;
const SCHEDULE = makeFunctionReference<"mutation">("due:schedule");
const LAGS = makeFunctionReference<"query", Record<string, never>, (number | null)[]>("due:lags");

/** Runs the benchmark and prints the results. */
export async function measureSchedulerLag(): Promise<void> {
  const backend = await startEmbeddedConvex({
    functions: await bundleFunctions(join(import.meta.dirname, "convex")),
    dataDirectory: ":memory:",
  });
  try {
    const client = new ConvexHttpClient(backend.url, { logger: false });
    const write = async () => {
      for (let call = 0; call < CALLS; call++) await client.mutation(SCHEDULE, {}, { skipQueue: true });
    };
    await Promise.all(Array.from({ length: WRITERS }, write));
    const lags = await client.query(LAGS, {});
    const ended = lags.filter((lag) => lag !== null);
    const title = `${WRITERS} writers, each call schedules a due function`;
    report(`${title}: ran`, `${ended.length} of ${lags.length}`, "99 %");
    report(`${title}: lag p50`, `${percentile(ended, 0.5).toFixed(0)} ms`, "-");
    report(`${title}: lag p95`, `${percentile(ended, 0.95).toFixed(0)} ms`, "< 100 ms");
  } finally {
    await backend.stop();
  }
}
