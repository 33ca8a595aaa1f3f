/**
 * Runs an analysis in its own thread. Parsing and clustering keep a processor busy for seconds,
 * while the worker must send heartbeats, notice a cancel and serve other jobs. A thread that runs
 * out of memory does not end the worker.
 *
 * The thread loads this same module again, so it is found in every bundle.
 */
import { isMainThread, parentPort, type ResourceLimits, Worker, workerData } from "node:worker_threads";
import { getHeapStatistics } from "node:v8";
import type { AnalyzeRequest } from "@fondation/analyzer";
import { isFailure } from "@fondation/environment/errors";
import type { ThreadFunctions, VerifiedAnalysis, WorkerFunctions } from "./program.ts";
import { JobError } from "../failures/job-error.ts";
import { createRpc } from "./rpc.ts";
import { packModel } from "./sent-model.ts";

/** The request of an analysis and its verification. */
export interface VerifiedAnalyzeRequest
  extends Omit<AnalyzeRequest, "analyzeCode">,
    Pick<WorkerFunctions, "onVerifying"> {}

const THREAD_NAME = "fondation-analysis";
/** 50,000 files take 670 MB. A machine with little memory has less by default. */
const LIMITS: ResourceLimits = {
  maxOldGenerationSizeMb: Math.min(2_048, Math.floor(getHeapStatistics().heap_size_limit / 2 ** 20)),
};
/** Milliseconds for an aborted thread to end its child processes. */
const GRACE_MS = 100;
/** The same with a model: its clients are killed at once, but must be reaped. */
const MODEL_GRACE_MS = 1_500;

/**
 * Analyzes and verifies.
 * @throws the signal's reason when aborted, within 0.1 s, or within 2 s with a model;
 * FondationError of the analyzer.
 */
export async function analyzeInThread(
  request: VerifiedAnalyzeRequest,
  resourceLimits: ResourceLimits = LIMITS,
): Promise<VerifiedAnalysis> {
  const { signal, checkpoints, checkDiagram, onProgress, onUsage, onVerifying, model, ...fields } = request;
  signal.throwIfAborted();
  const thread = new Worker(new URL(import.meta.url), {
    workerData: THREAD_NAME,
    name: THREAD_NAME,
    resourceLimits,
  });
  const rpc = createRpc<ThreadFunctions, WorkerFunctions>(thread, {
    getCheckpoint: optional(async (key) => checkpoints?.get(key)),
    putCheckpoint: optional(async (key, value) => checkpoints?.put(key, value)),
    checkDiagram: optional(async (source) => checkDiagram?.(source)),
    onProgress: (progress) => onProgress(progress),
    onUsage: (usage) => onUsage?.(usage),
    onVerifying: () => onVerifying(),
  });
  const onAbort = () => {
    void rpc.abort.asEvent();
    setTimeout(() => rpc.$close(), model === undefined ? GRACE_MS : MODEL_GRACE_MS);
  };
  thread.on("error", (error) =>
    rpc.$close(isOutOfMemory(error) ? new JobError("analysis.memory", {}) : error),
  );
  thread.on("exit", (code) => rpc.$close(new Error(`The analysis thread ended with exit code ${code}.`)));
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    const result = await rpc.analyze({ ...fields, model: model && packModel(model) });
    signal.throwIfAborted();
    return result;
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", onAbort);
    await thread.terminate();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

/** Makes a call return undefined when it fails, unless its failure must end the analysis. */
function optional<Args extends unknown[], Value>(call: (...args: Args) => Promise<Value>) {
  return (...args: Args) =>
    call(...args).catch((error: unknown) => {
      if (isFailure(error)) throw error;
      return undefined;
    });
}

if (!isMainThread && workerData === THREAD_NAME && parentPort !== null) {
  const { serve } = await import("./program.ts");
  serve(parentPort);
}
