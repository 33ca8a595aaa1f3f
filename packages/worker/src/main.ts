#!/usr/bin/env node
/**
 * The standalone worker: reads the environment and runs until it is stopped. Exits with 0 after a
 * stop, with 1 when it cannot start.
 */
import { isMainThread } from "node:worker_threads";
import { requireNode } from "@fondation/environment/node-version";

async function main(): Promise<void> {
  const { createLog, findAssets, isFailure, readEnvironment } = await import("@fondation/environment");
  try {
    const { runWorker, workerOptionsFrom } = await import("./index.ts");
    const { listenForStop } = await import("./stop-signals.ts");
    const environment = readEnvironment({ required: ["CONVEX_URL", "FONDATION_SIGNING_KEY"] });
    const log = createLog({
      level: environment.FONDATION_LOG_LEVEL,
      format: environment.FONDATION_LOG_FORMAT,
      fields: { service: "worker" },
    });
    const stop = listenForStop();
    // From sources, nothing is built: the analyzer finds grammars and prompts in its packages.
    const isBundle = import.meta.filename.endsWith(".mjs");
    const assets = isBundle ? findAssets(environment.FONDATION_ASSETS) : undefined;
    await runWorker(workerOptionsFrom(environment, stop, log, assets));
    process.exit(0);
  } catch (error) {
    const text = isFailure(error) ? `${error.message}\n${error.advice}` : String(error);
    process.stderr.write(`fondation worker: ${text}\n`);
    process.exit(1);
  }
}

// The analysis thread may load this file's bundle again.
if (isMainThread) {
  requireNode(import.meta.url);
  await main();
}
