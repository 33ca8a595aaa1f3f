/** Assembles the worker: connection, workspace, presence, queue, health. */
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { join } from "node:path";
import { connect } from "./backend/connection.ts";
import { requireGit } from "./checkout/git-version.ts";
import { startHealthServer } from "./health/health-server.ts";
import { createMetrics, type Metrics } from "./health/metrics.ts";
import { enginesOf } from "./job/engine.ts";
import { type JobContext, runJob } from "./job/run.ts";
import type { JobOutcome } from "./job/stop.ts";
import { createCourseOutput } from "./publishing/course-output.ts";
import { takeJobs } from "./queue/claiming.ts";
import { announce } from "./queue/presence.ts";
import { redrawCourses } from "./queue/redrawing.ts";
import { createSharedBrowser } from "./rendering/shared-browser.ts";
import { fulfilledWithin } from "./time/deadline.ts";
import type { WorkerOptions } from "./worker-options.ts";
import { openWorkspace } from "./workspace/workspace.ts";

const DEFAULT_DRAIN_MS = 5_000;
/** Milliseconds for running jobs to report their end after a forced stop. */
const FORCED_MS = 1_500;

/**
 * Claims and runs jobs until `signal` is aborted. Resolves when everything that it started has
 * ended.
 * @throws FondationError GIT_MISSING, GIT_TOO_OLD, WORKER_REFUSED, HEALTH_PORT or
 * WORKSPACE_UNUSABLE when it cannot start; CONNECTION_ENDED when the backend serves it no more.
 */
export async function runWorker(options: WorkerOptions): Promise<void> {
  const workerId = randomUUID();
  const log = options.log.child({ workerId });
  await requireGit();
  await using stack = new AsyncDisposableStack();
  const connection = connect({ ...options, workerId, log });
  const force = AbortSignal.any([options.forceSignal, connection.ended]);
  const signal = AbortSignal.any([options.signal, force]);
  stack.defer(() => connection.close());
  const metrics = createMetrics(options.concurrency, connection.isConnected);
  let registered = false;
  const health = await startHealth(options, metrics, () => {
    if (signal.aborted) return "stopping";
    if (!connection.isConnected()) return "not connected to the backend";
    return registered ? undefined : "not registered with the queue";
  });
  stack.defer(async () => health?.stop());
  const workspace = await openWorkspace(options.workspace, workerId, log);
  stack.defer(() => workspace.remove());

  const browser =
    options.browser && createSharedBrowser(options.browser, join(workspace.directory, "browser"), log);
  stack.defer(async () => browser?.close());
  await browser?.load();

  const name = `${hostname()}:${process.pid}`;
  const engines = enginesOf(options.model);
  const presence = await announce({ ...options, connection, workerId, name, engines, signal, log }).catch(
    (error: unknown) => {
      if (signal.aborted) return undefined;
      throw error;
    },
  );
  connection.ended.throwIfAborted();
  if (presence === undefined) return;
  stack.defer(() => presence.leave());
  registered = true;
  log.info({ concurrency: options.concurrency, convexUrl: options.convexUrl }, "The worker is ready");
  options.onReady?.({ workerId, ...(health === undefined ? {} : { healthPort: health.port }) });

  const { maxRepositoryBytes, maxRepositoryFiles, jobTimeoutMs } = options.limits;
  const output = options.output === undefined ? undefined : createCourseOutput(options.output, log);
  const context: JobContext = {
    client: connection.client,
    workerId,
    heartbeatMs: Math.min(presence.heartbeatMs, options.heartbeatMs ?? Number.POSITIVE_INFINITY),
    settings: { ...options, limits: { maxBytes: maxRepositoryBytes, maxFiles: maxRepositoryFiles } },
    jobTimeoutMs,
    workspace: workspace.directory,
    onHeartbeat: (outcome) => metrics.heartbeats.inc({ outcome }),
    log,
    drain: signal,
    drainMs: options.drainMs ?? DEFAULT_DRAIN_MS,
    force,
    ...(output === undefined ? {} : { output }),
    ...(options.gate === undefined ? {} : { gate: options.gate }),
    ...(browser === undefined ? {} : { browser }),
  };
  const jobs = takeJobs({
    client: connection.client,
    workerId,
    engines,
    concurrency: options.concurrency,
    signal,
    log,
    run: (claimed, claimedAt) => measured(metrics, () => runJob(claimed, claimedAt, context)),
  });
  const redrawing =
    browser &&
    redrawCourses({
      client: connection.client,
      workerId,
      browser,
      signal,
      log,
      ...(output === undefined ? {} : { onPrinted: output.writeBooklet }),
    });
  await endOf(jobs, force);
  await redrawing;
  connection.ended.throwIfAborted();
  log.info("The worker has stopped");
}

async function measured(metrics: Metrics, run: () => Promise<JobOutcome>): Promise<void> {
  const startedAt = performance.now();
  metrics.running.inc();
  const outcome = await run();
  metrics.running.dec();
  metrics.jobs.inc({ outcome });
  metrics.seconds.observe({ outcome }, (performance.now() - startedAt) / 1000);
}

/** Waits for the jobs. After a forced stop, waits only until they have reported their end. */
async function endOf(jobs: Promise<void>, forceSignal: AbortSignal): Promise<void> {
  const forced = new Promise<void>((resolve) => {
    const onForce = () => void fulfilledWithin(jobs, FORCED_MS).then(() => resolve());
    if (forceSignal.aborted) onForce();
    else forceSignal.addEventListener("abort", onForce, { once: true });
  });
  await Promise.race([jobs, forced]);
}

function startHealth({ healthPort }: WorkerOptions, metrics: Metrics, notReady: () => string | undefined) {
  return healthPort === undefined ? undefined : startHealthServer({ port: healthPort, metrics, notReady });
}
