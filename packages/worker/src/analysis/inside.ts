/** What happens inside the analysis thread: the analysis, then the verification against the commit. */
import { type MessagePort, parentPort } from "node:worker_threads";
import { analyze, ModelError } from "@fondation/analyzer";
import { openRepository, verifyCourse } from "@fondation/course-checks";
import { FondationError } from "@fondation/environment";
import type { AnalysisRequest, AnalysisResult, FromThread, SentError, ToThread } from "./messages.ts";
import { unpackModel } from "./model.ts";

/** Does what was asked, tells the worker how it went, and lets the thread end. */
export async function answerRequest(request: AnalysisRequest): Promise<void> {
  if (parentPort === null) throw new Error("The analysis runs in a worker thread only.");
  const port = parentPort;
  const abort = new AbortController();
  const answers = new Map<number, (value: string | undefined) => void>();
  port.on("message", (message: ToThread) => {
    if (message.type === "abort") return abort.abort();
    answers.get(message.id)?.(message.value);
    answers.delete(message.id);
  });
  try {
    const result = await analyse(request, asking(port, answers), port, abort.signal);
    send(port, { type: "done", result });
  } catch (error) {
    send(port, { type: "failed", error: sentError(error) });
  }
}

async function analyse(
  request: AnalysisRequest,
  { checkpoints, checkDiagram }: ReturnType<typeof asking>,
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
    return { course, languages, report, citations, ...(usage === undefined ? {} : { usage }) };
  } finally {
    await repository.close();
  }
}

/** What the thread asks the worker for, each question with a number that its answer carries too. */
function asking(port: MessagePort, answers: Map<number, (value: string | undefined) => void>) {
  let last = 0;
  const ask = (message: (id: number) => FromThread) =>
    new Promise<string | undefined>((resolve) => {
      last += 1;
      answers.set(last, resolve);
      send(port, message(last));
    });
  return {
    checkpoints: {
      get: (key: string) => ask((id) => ({ type: "getCheckpoint", id, key })),
      put: async (key: string, value: string) => {
        await ask((id) => ({ type: "putCheckpoint", id, key, value }));
      },
    },
    checkDiagram: (source: string) => ask((id) => ({ type: "checkDiagram", id, source })),
  };
}

function send(port: MessagePort, message: FromThread): void {
  port.postMessage(message);
}

function faultOf({ fault, resetAt }: ModelError) {
  return { fault, ...(resetAt === undefined ? {} : { resetAt }) };
}

function sentError(error: unknown): SentError {
  if (error instanceof FondationError) {
    const { code, message, advice } = error;
    return { kind: "failure", code, message, advice, ...(error instanceof ModelError && faultOf(error)) };
  }
  return { kind: "defect", text: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
