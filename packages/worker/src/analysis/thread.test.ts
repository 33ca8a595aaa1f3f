import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { courseSize } from "@fondation/course";
import { Secret } from "@fondation/environment";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { checkpointsInMemory } from "@fondation/course/testing/checkpoints";
import { errorOf } from "../../testing/checkout.ts";
import { createRepository } from "../../testing/repository.ts";
import { sampleProgram } from "../../testing/sample.ts";
import { createScratch } from "../../testing/scratch.ts";
import { diagramsIn } from "../rendering/diagram-list.ts";
import type { AnalysisProgress, AnalysisRequest } from "./messages.ts";
import { packModel } from "./model.ts";
import { type AnalysisListener, analyseInThread } from "./thread.ts";

// A real analysis on a machine that may be busy: a bound for what hangs, not a measure.
vi.setConfig({ testTimeout: 120_000 });

let scratch: ReturnType<typeof createScratch>;
beforeEach(() => {
  scratch = createScratch();
});
afterEach(() => scratch[Symbol.dispose]());

function requestFor(files = sampleProgram()): AnalysisRequest {
  const checkout = join(scratch.path, "checkout");
  const commit = createRepository(checkout, files);
  return { checkout, commit, repository: "ada/engine", engine: "static", language: "fr", chapters: 3 };
}

function listener(changes: Partial<AnalysisListener> = {}): AnalysisListener {
  const none = { get: async () => undefined, put: async () => {} };
  return { checkpoints: none, onProgress() {}, onUsage() {}, onVerifying() {}, ...changes };
}

const forever = new AbortController().signal;

test("an analysis gives a verified course and reports its steps in order", async () => {
  const reached: AnalysisProgress[] = [];
  const result = await analyseInThread(
    requestFor(),
    listener({ onProgress: (progress) => reached.push(progress) }),
    forever,
  );
  expect(result.course.documents).toHaveLength(courseSize(3));
  expect(result.report.passed).toBe(true);
  expect(result.languages).toContain("TypeScript");
  // Found in the thread: parsing a whole course would keep the worker's own from its heartbeats.
  expect(result.diagrams).toEqual(diagramsIn(result.course));
  expect(result.diagrams).not.toEqual([]);
  const steps = reached.map(({ step }) => step);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(new Set(reached.flatMap(({ document }) => document?.slug ?? []))).toEqual(
    new Set(result.course.documents.map(({ slug }) => slug)),
  );
});

test("the worker's own thread stays free meanwhile", async () => {
  // Made by Git, and waited for in this thread.
  const request = requestFor(sampleProgram(120));
  let longest = 0;
  let last = performance.now();
  const ticks = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 20);
  const startedAt = performance.now();
  await analyseInThread(request, listener(), forever);
  clearInterval(ticks);
  // Where the analysis ran in this thread, one pause would be as long as parsing everything.
  expect(longest).toBeLessThan((performance.now() - startedAt) / 2);
});

test("an abort in the middle ends it at once, with the abort's reason", async () => {
  const abort = new AbortController();
  let abortedAt = 0;
  const analysis = analyseInThread(
    requestFor(sampleProgram(120)),
    listener({
      // Never answered: the analysis does not come to its end by itself.
      checkpoints: { get: () => new Promise(() => {}), put: async () => {} },
      onProgress() {
        abortedAt ||= performance.now();
        abort.abort(new Error("canceled"));
      },
    }),
    abort.signal,
  );
  await expect(analysis).rejects.toThrow("canceled");
  expect(performance.now() - abortedAt).toBeLessThan(10_000);
});

test("a failure of the analyzer arrives with its code, message and advice", async () => {
  const empty = requestFor({ "notes.txt": "only words\n" });
  expect(await errorOf(analyseInThread(empty, listener(), forever))).toMatchObject({
    code: "REPOSITORY_EMPTY",
    message: expect.stringMatching(/./),
    advice: expect.stringMatching(/./),
  });
});

test("a second analysis goes on from the first one's checkpoints and gives the same course", async () => {
  const checkpoints = checkpointsInMemory();
  const request = requestFor();
  const first = await analyseInThread(request, listener({ checkpoints }), forever);
  expect(checkpoints.entries.size).toBeGreaterThan(0);
  const madeAgain: string[] = [];
  const spied = { ...checkpoints, put: async (key: string) => void madeAgain.push(key) };
  const second = await analyseInThread(request, listener({ checkpoints: spied }), forever);
  expect(madeAgain).toEqual([]);
  expect(second.course).toEqual(first.course);
});

test("an error of the system arrives with its code: the worker tells a full disk from a defect by it", async () => {
  const request = requestFor();
  const file = join(scratch.path, "file");
  writeFileSync(file, "");
  const secret = new Secret("sk-ant-api03-of-a-test", "ANTHROPIC_API_KEY");
  const limits = {
    maxCostUsd: 1,
    maxTurns: 1,
    concurrency: 1,
    idleMs: 1,
    requestMs: 1,
    stepMs: 60_000,
    retries: 0,
  };
  const model = packModel({ credential: { kind: "api-key", secret }, model: "m", limits });
  // The engine cannot make its directory there, as it could not on a disk that is full.
  const scratched: AnalysisRequest = { ...request, engine: "claude", model, scratch: join(file, "below") };
  const error = await analyseInThread(scratched, listener(), forever).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "ENOTDIR", message: expect.stringContaining("mkdir") });
});
