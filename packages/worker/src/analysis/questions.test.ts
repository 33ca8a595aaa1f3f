/** With a real thread, so that whatever is asked and answered crosses its border. */
import { MessageChannel, Worker } from "node:worker_threads";
import { FondationError } from "@fondation/environment/errors";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Question } from "./messages.ts";
import { type Answering, answerTo, createQuestions } from "./questions.ts";

let thread: Worker;
beforeEach(() => {
  thread = new Worker(new URL("../../testing/asking-thread.ts", import.meta.url));
});
afterEach(() => thread.terminate());

/** Has the thread ask about each source at once; gives what it learned, by source. */
function learned(sources: string[], answering: Partial<Answering>): Promise<[string, string | null][]> {
  const checkpoints = { get: async () => undefined, put: async () => {} };
  return new Promise((resolve, reject) => {
    thread.on("error", reject);
    thread.on("message", (message: Question | { type: "learned"; answers: [string, string | null][] }) => {
      if (message.type === "learned") return resolve(message.answers);
      return void answerTo(message, { checkpoints, ...answering }).then((answer) =>
        thread.postMessage(answer),
      );
    });
    thread.postMessage({ type: "ask", sources });
  });
}

test("what Mermaid says of each diagram reaches who asked about it, in whatever order it is known", async () => {
  const slow = Promise.withResolvers<void>();
  const answers = await learned(["slow", "quick", "fine"], {
    async checkDiagram(source) {
      if (source === "slow") await slow.promise;
      if (source === "fine") slow.resolve();
      return source === "fine" ? undefined : `Parse error in ${source}`;
    },
  });
  expect(answers).toEqual([
    ["slow", "Parse error in slow"],
    ["quick", "Parse error in quick"],
    ["fine", null],
  ]);
});

test("a diagram of which nobody can tell anything counts as fine", async () => {
  expect(await learned(["a"], {})).toEqual([["a", null]]);
  const broken = { checkDiagram: () => Promise.reject(new Error("no browser")) };
  expect(await learned(["b"], broken)).toEqual([["b", null]]);
});

test("a failure that is meant crosses the border; any other one is no answer", async () => {
  const meant = new FondationError({ code: "NETWORK", message: "cut", advice: "again" });
  const question = { type: "getCheckpoint", id: 7, key: "a/usage" } as const;
  const asking = (error: Error) =>
    answerTo(question, { checkpoints: { get: () => Promise.reject(error), put: async () => {} } });
  expect(await asking(new Error("defect"))).toEqual({ type: "answer", id: 7, value: undefined });
  const answer = await asking(meant);
  const { port1, port2 } = new MessageChannel();
  try {
    const { checkpoints } = createQuestions(port1);
    const asked = checkpoints.get("a/usage");
    port2.postMessage({ ...answer, id: 1 });
    await expect(asked).rejects.toMatchObject({ code: "NETWORK", message: "cut", advice: "again" });
  } finally {
    port1.close();
  }
});
