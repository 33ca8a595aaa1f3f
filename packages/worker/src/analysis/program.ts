/**
 * The program of an analysis thread: analyzes a repository, then verifies the course against the
 * commit.
 */
import type { MessagePort } from "node:worker_threads";
import { type AnalyzeRequest, analyze, type Checkpoints } from "@fondation/analyzer";
import { createSharedAnalysis } from "@fondation/code";
import { verifyCourse } from "@fondation/course-checks";
import { openRepository } from "@fondation/repository";
import { diagramsIn } from "../rendering/diagram-list.ts";
import { createRpc } from "./rpc.ts";
import { type SentModel, unpackModel } from "./sent-model.ts";

type Callback = "checkDiagram" | "onUsage" | "onProgress";

/** Functions of the worker that the thread calls. */
export interface WorkerFunctions extends Required<Pick<AnalyzeRequest, Callback>> {
  getCheckpoint: Checkpoints["get"];
  putCheckpoint: Checkpoints["put"];
  /** Called when the course is written and its verification begins. */
  onVerifying(): void;
}

type WorkerRpc = ReturnType<typeof createRpc<WorkerFunctions, object>>;

/** The fields of a request that are plain data. */
type SentRequest = Omit<AnalyzeRequest, Callback | "checkpoints" | "signal" | "model" | "analyzeCode"> & {
  readonly model: SentModel | undefined;
};

/** A course, its verification report, and the places of its diagrams in reading order. */
export type VerifiedAnalysis = Awaited<ReturnType<typeof analyzeAndVerify>>;

/** Functions of the thread that the worker calls. */
export interface ThreadFunctions {
  analyze(request: SentRequest): Promise<VerifiedAnalysis>;
  /** Makes the running analysis end its child processes and fail. */
  abort(): void;
}

/** Serves the calls of a worker until the worker ends the thread. */
export function serve(port: MessagePort): void {
  const abort = new AbortController();
  const worker: WorkerRpc = createRpc<WorkerFunctions, ThreadFunctions>(port, {
    analyze: (request) => analyzeAndVerify(request, worker, abort.signal),
    abort: () => abort.abort(),
  });
}

async function analyzeAndVerify({ model, ...fields }: SentRequest, worker: WorkerRpc, signal: AbortSignal) {
  const analyzeCode = createSharedAnalysis();
  const { languages, leftOut, usage, ...course } = await analyze({
    ...fields,
    ...(model === undefined ? {} : { model: unpackModel(model) }),
    signal,
    analyzeCode,
    checkpoints: { get: worker.getCheckpoint, put: worker.putCheckpoint },
    checkDiagram: worker.checkDiagram,
    onUsage: (used) => void worker.onUsage.asEvent(used),
    onProgress: (progress) => void worker.onProgress.asEvent(progress),
  });
  void worker.onVerifying.asEvent();
  const repository = await openRepository(fields.checkout, fields.commit);
  try {
    const { report, citations } = await verifyCourse(course, repository, {
      facts: () =>
        analyzeCode({
          repository,
          parts: fields.chapters,
          signal,
          ...(fields.grammars === undefined ? {} : { grammars: fields.grammars }),
        }),
    });
    // Parsing a whole course takes time. In this thread it delays no heartbeat of the worker.
    const diagrams = diagramsIn(course);
    return {
      ...{ course, languages, report, citations, diagrams },
      ...(leftOut === undefined ? {} : { leftOut }),
      ...(usage === undefined ? {} : { usage }),
    };
  } finally {
    await repository.close();
  }
}
