/**
 * Runs an analysis in a thread of its own. Parsing and clustering keep a processor busy for seconds; beside them heartbeats, a
 * cancel and the other jobs must go on as if nothing was, and a thread that runs out of memory takes nothing else with it.
 *
 * The thread is this same module, loaded again: so it is found wherever a bundler put it.
 */
import { isMainThread, Worker, workerData } from "node:worker_threads";
import { ModelError } from "@fondation/analyzer";
import type { StepUsage } from "@fondation/course";
import { FondationError } from "@fondation/environment/errors";
import type {
  AnalysisProgress,
  AnalysisRequest,
  AnalysisResult,
  FromThread,
  SentError,
  ToThread,
} from "./messages.ts";
import { type Answering, answerTo } from "./questions.ts";

/** Who listens to an analysis. */
export interface AnalysisListener extends Answering {
  onProgress(progress: AnalysisProgress): void;
  /** What a model was asked and gave since the last call. */
  onUsage(usage: StepUsage): void;
  /** The course is written; its verification begins. */
  onVerifying(): void;
}

const MARK = "fondation-analysis";
/** What an aborted thread gets to end its own children before it is ended itself, in milliseconds. */
const GRACE_MS = 100;
/** The same with a model: its clients are killed at once, and waited for so that the system can forget them. */
const MODEL_GRACE_MS = 1_500;

/**
 * Analyses and verifies.
 * @throws the signal's reason when it is aborted, within a tenth of a second, with a model within two; FondationError as the analyzer
 * throws it.
 */
export async function analyseInThread(
  request: AnalysisRequest,
  listener: AnalysisListener,
  signal: AbortSignal,
): Promise<AnalysisResult> {
  signal.throwIfAborted();
  const thread = new Worker(new URL(import.meta.url), { workerData: { [MARK]: request }, name: MARK });
  const outcome = Promise.withResolvers<AnalysisResult>();
  const post = (message: ToThread) => thread.postMessage(message);
  const onAbort = () => {
    post({ type: "abort" });
    setTimeout(() => outcome.reject(signal.reason), request.model === undefined ? GRACE_MS : MODEL_GRACE_MS);
  };
  thread.on("message", (message: FromThread) => {
    switch (message.type) {
      case "progress":
        return listener.onProgress(message.progress);
      case "usage":
        return listener.onUsage(message.usage);
      case "verifying":
        return listener.onVerifying();
      case "getCheckpoint":
      case "putCheckpoint":
      case "checkDiagram":
        return void answerTo(message, listener).then(post);
      case "done":
        return outcome.resolve(message.result);
      case "failed":
        return outcome.reject(errorFrom(message.error));
    }
  });
  thread.on("error", (error) => outcome.reject(error));
  thread.on("exit", (code) => outcome.reject(new Error(`The analysis thread ended by itself with ${code}.`)));
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    const result = await outcome.promise;
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

function errorFrom(error: SentError): Error {
  if (error.kind === "defect") {
    const { text, code } = error;
    return Object.assign(new Error(text), code === undefined ? {} : { code });
  }
  const { fault, message, resetAt } = error;
  if (fault === undefined) return new FondationError(error);
  return new ModelError(fault, message, resetAt === undefined ? {} : { resetAt });
}

/** The request this thread was started with; undefined in every other thread. */
function ownRequest(): AnalysisRequest | undefined {
  if (isMainThread || typeof workerData !== "object" || workerData === null) return undefined;
  return (workerData as { readonly [MARK]?: AnalysisRequest })[MARK];
}

const own = ownRequest();
if (own !== undefined) {
  const { answerRequest } = await import("./inside.ts");
  await answerRequest(own);
}
