/** `fondation worker`: takes jobs until a signal. */
import { createLog, findAssets, readEnvironment } from "@fondation/environment";
import { runWorker, workerOptionsFrom } from "@fondation/worker";
import { type ModelOptions, modelLimitOverrides } from "../settings/model-options.ts";
import { announceReady, asService } from "./service.ts";

export interface WorkerOptions extends ModelOptions {
  readonly convexUrl?: string;
  readonly concurrency?: string;
  readonly modelConcurrency?: string;
  readonly healthPort?: string;
}

/**
 * Runs until drained; exit code 1 when it had to be forced. Throws ENVIRONMENT_INVALID, and what
 * the worker throws when it cannot start.
 */
export async function serveWorker(options: WorkerOptions): Promise<void> {
  const settings = readEnvironment({
    overrides: {
      CONVEX_URL: options.convexUrl,
      FONDATION_CONCURRENCY: options.concurrency,
      FONDATION_HEALTH_PORT: options.healthPort,
      ...modelLimitOverrides(options, options.modelConcurrency),
    },
    required: ["CONVEX_URL", "FONDATION_SIGNING_KEY"],
  });
  const assets = findAssets(settings.FONDATION_ASSETS);
  const log = createLog({
    level: settings.FONDATION_LOG_LEVEL,
    format: settings.FONDATION_LOG_FORMAT,
    fields: { service: "worker" },
  });
  await asService(async (lifetime) => {
    log.info({ convexUrl: settings.CONVEX_URL }, "the worker connects to the backend");
    await runWorker({
      ...workerOptionsFrom(settings, lifetime, log, assets),
      onReady: () => announceReady({}),
    });
    if (lifetime.force.aborted) process.exitCode = 1;
  });
}
