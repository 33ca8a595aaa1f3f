/** What the analysis thread asks the worker for, and how the worker answers: each question has a number that its answer carries too. */
import type { MessagePort } from "node:worker_threads";
import { FondationError, isFailure } from "@fondation/environment/errors";
import type { Answer, Question, ToThread } from "./messages.ts";

/** Finished steps of an earlier attempt. A store that fails stores nothing, and gives undefined where that only costs time. */
export interface Checkpoints {
  /** Throws a FondationError for what the analysis must not go on without. */
  get(key: string): Promise<string | undefined>;
  put(key: string, value: string): Promise<void>;
}

/** Who knows the answers. */
export interface Answering {
  readonly checkpoints: Checkpoints;
  /** What Mermaid says against a diagram; undefined when it is fine, or when nobody can tell. */
  checkDiagram?(source: string): Promise<string | undefined>;
}

type Unnumbered<Message> = Message extends Question ? Omit<Message, "id"> : never;

/** The thread's side: asks on a port, on which the answers come back. */
export function createQuestions(port: MessagePort): Required<Answering> {
  let last = 0;
  const waiting = new Map<number, PromiseWithResolvers<string | undefined>>();
  port.on("message", (message: ToThread) => {
    if (message.type !== "answer") return;
    const { id, value, failure } = message;
    const asked = waiting.get(id);
    waiting.delete(id);
    if (failure === undefined) asked?.resolve(value);
    else asked?.reject(new FondationError(failure));
  });
  const ask = (question: Unnumbered<Question>): Promise<string | undefined> => {
    last += 1;
    const asked = Promise.withResolvers<string | undefined>();
    waiting.set(last, asked);
    port.postMessage({ ...question, id: last });
    return asked.promise;
  };
  return {
    checkpoints: {
      get: (key) => ask({ type: "getCheckpoint", key }),
      put: async (key, value) => {
        await ask({ type: "putCheckpoint", key, value });
      },
    },
    checkDiagram: (source) => ask({ type: "checkDiagram", source }),
  };
}

/** The worker's side. Whoever fails to answer answers with undefined, unless the failure is one that is meant to end the analysis. */
export async function answerTo(question: Question, answering: Answering): Promise<Answer> {
  const answer = { type: "answer", id: question.id } as const;
  try {
    return { ...answer, value: await valueFor(question, answering) };
  } catch (error) {
    if (!isFailure(error)) return { ...answer, value: undefined };
    const { code, message, advice } = error;
    return { ...answer, value: undefined, failure: { code, message, advice } };
  }
}

async function valueFor(question: Question, answering: Answering): Promise<string | undefined> {
  switch (question.type) {
    case "getCheckpoint":
      return await answering.checkpoints.get(question.key);
    case "putCheckpoint":
      await answering.checkpoints.put(question.key, question.value);
      return undefined;
    case "checkDiagram":
      return await answering.checkDiagram?.(question.source);
  }
}
