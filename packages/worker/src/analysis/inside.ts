/** What happens inside the analysis thread: the analysis, then the verification against the commit. */
import { openRepository } from "@fondation/repository";
import { type MessagePort, parentPort } from "node:worker_threads";
import { analyze, ModelError } from "@fondation/analyzer";
import { verifyCourse } from "@fondation/course-checks";
import { isFailure } from "@fondation/environment";
import type { AnalysisRequest, AnalysisResult, FromThread, SentError, ToThread } from "./messages.ts";
import { diagramsIn } from "../rendering/diagram-list.ts";
import { unpackModel } from "./model.ts";
import { createQuestions } from "./questions.ts";

/** Does what was asked, tells the worker how it went, and lets the thread end. */
export async function answerRequest(request: AnalysisRequest): Promise<void> {
  if (parentPort === null) throw new Error("The analysis runs in a worker thread only.");
  const port = parentPort;
  const abort = new AbortController();
  port.on("message", ({ type }: ToThread) => {
    if (type === "abort") abort.abort();
  });
  try {
    const result = await analyse(request, createQuestions(port), port, abort.signal);
    send(port, { type: "done", result });
  } catch (error) {
    send(port, { type: "failed", error: sentError(error) });
  }
}

async function analyse(
  request: AnalysisRequest,
  { checkpoints, checkDiagram }: ReturnType<typeof createQuestions>,
  port: MessagePort,
  signal: AbortSignal,
): Promise<AnalysisResult> {
  const { model, ...asked } = request;
  const { languages, usage, ...course } = await analyze({
    ...asked,
    ...(model === undefined ? {} : { model: unpackModel(model) }),
    signal,
    checkpoints,
    checkDiagram,
    onUsage: (used) => send(port, { type: "usage", usage: used }),
    onProgress: (progress) => send(port, { type: "progress", progress }),
  });
  send(port, { type: "verifying" });
  const repository = await openRepository(request.checkout, request.commit);
  try {
    const { report, citations } = await verifyCourse(course, repository);
    const diagrams = diagramsIn(course);
    return { course, languages, report, citations, diagrams, ...(usage === undefined ? {} : { usage }) };
  } finally {
    await repository.close();
  }
}

function send(port: MessagePort, message: FromThread): void {
  port.postMessage(message);
}

function faultOf({ fault, resetAt }: ModelError) {
  return { fault, ...(resetAt === undefined ? {} : { resetAt }) };
}

function sentError(error: unknown): SentError {
  if (isFailure(error)) {
    const { code, message, advice } = error;
    return { kind: "failure", code, message, advice, ...(error instanceof ModelError && faultOf(error)) };
  }
  if (!(error instanceof Error)) return { kind: "defect", text: String(error) };
  const { code } = error as NodeJS.ErrnoException;
  return {
    kind: "defect",
    text: error.stack ?? error.message,
    ...(typeof code === "string" ? { code } : {}),
  };
}
