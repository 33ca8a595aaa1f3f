/** What the analysis thread asks the worker for, and how the worker answers: each question has a number that its answer carries too. */
import type { MessagePort } from "node:worker_threads";
import type { Answer, Question, ToThread } from "./messages.ts";

/** Finished steps of an earlier attempt. A store that fails gives undefined, or stores nothing: it only saves time. */
export interface Checkpoints {
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
  const waiting = new Map<number, (value: string | undefined) => void>();
  port.on("message", (message: ToThread) => {
    if (message.type !== "answer") return;
    waiting.get(message.id)?.(message.value);
    waiting.delete(message.id);
  });
  const ask = (question: Unnumbered<Question>) =>
    new Promise<string | undefined>((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      port.postMessage({ ...question, id: last });
    });
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

/** The worker's side. Whoever cannot answer answers with undefined: no question is worth an analysis. */
export async function answerTo(question: Question, answering: Answering): Promise<Answer> {
  const value = await valueFor(question, answering).catch(() => undefined);
  return { type: "answer", id: question.id, value };
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
