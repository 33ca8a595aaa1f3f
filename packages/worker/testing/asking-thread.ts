/** A thread that asks the worker about diagrams, as an analysis does, and tells what it learned. */
import { parentPort } from "node:worker_threads";
import { createQuestions } from "../src/analysis/questions.ts";

if (parentPort === null) throw new Error("This is a thread's program.");
const port = parentPort;
const { checkDiagram } = createQuestions(port);
port.on("message", async (message: { type: string; sources: string[] }) => {
  if (message.type !== "ask") return;
  const answers = message.sources.map(async (source) => [source, (await checkDiagram(source)) ?? null]);
  port.postMessage({ type: "learned", answers: await Promise.all(answers) });
});
