import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AnalysisProgress } from "@fondation/analyzer";
import { courseSize } from "@fondation/course";
import { checkpointsInMemory } from "@fondation/course/testing/checkpoints-in-memory";
import { FondationError, Secret } from "@fondation/environment";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { diagramsIn } from "../rendering/diagram-list.ts";
import { errorOf } from "../testing/error-of.ts";
import { createRepository } from "../testing/git-repository.ts";
import { sampleProgram } from "../testing/sample-program.ts";
import { createScratch } from "../testing/scratch.ts";
import { analyzeInThread, type VerifiedAnalyzeRequest } from "./thread.ts";

// A bound for analyses that hang, not a measure.
vi.setConfig({ testTimeout: 120_000 });

let scratch: ReturnType<typeof createScratch>;
beforeEach(() => {
  scratch = createScratch();
});
afterEach(() => scratch[Symbol.dispose]());

function requestFor(files = sampleProgram()): VerifiedAnalyzeRequest {
  const checkout = join(scratch.path, "checkout");
  const commit = createRepository(checkout, files);
  return {
    ...{ checkout, commit, repository: "ada/engine", engine: "static", language: "fr", chapters: 3 },
    signal: new AbortController().signal,
    onProgress() {},
    onVerifying() {},
  };
}

test("an analysis returns a verified course and reports its steps in order", async () => {
  const reached: AnalysisProgress[] = [];
  const result = await analyzeInThread({
    ...requestFor(),
    onProgress: (progress) => reached.push(progress),
  });
  expect(result.course.documents).toHaveLength(courseSize(3));
  expect(result.report.passed).toBe(true);
  expect(result.languages).toContain("TypeScript");
  // Computed in the thread: parsing a whole course in the worker's thread would delay its
  // heartbeats.
  expect(result.diagrams).toEqual(diagramsIn(result.course));
  expect(result.diagrams).not.toEqual([]);
  const steps = reached.map(({ step }) => step);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(new Set(reached.flatMap(({ document }) => document?.slug ?? []))).toEqual(
    new Set(result.course.documents.map(({ slug }) => slug)),
  );
});

test("the worker's thread is not blocked during an analysis", async () => {
  // Creating the repository with Git blocks this thread, so it happens before the measurement.
  const request = requestFor(sampleProgram(120));
  let longest = 0;
  let last = performance.now();
  const ticks = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 20);
  const startedAt = performance.now();
  await analyzeInThread(request);
  clearInterval(ticks);
  // If the analysis ran in this thread, one pause would be as long as parsing everything.
  expect(longest).toBeLessThan((performance.now() - startedAt) / 2);
});

test("an abort ends the analysis with the abort reason", async () => {
  const abort = new AbortController();
  const analysis = analyzeInThread({
    ...requestFor(),
    signal: abort.signal,
    // Never answers, so the analysis does not end by itself.
    checkpoints: { get: () => new Promise(() => {}), put: async () => {} },
    onProgress: () => abort.abort(new Error("canceled")),
  });
  await expect(analysis).rejects.toThrow("canceled");
});

test("a failure of the analyzer arrives with its code, message and advice", async () => {
  const empty = requestFor({ "notes.txt": "only words\n" });
  expect(await errorOf(analyzeInThread(empty))).toMatchObject({
    code: "REPOSITORY_EMPTY",
    message: expect.stringMatching(/./),
    advice: expect.stringMatching(/./),
  });
});

test("an analysis that needs more memory than it gets is REPOSITORY_TOO_LARGE", async () => {
  const little = { maxOldGenerationSizeMb: 24 };
  expect(await errorOf(analyzeInThread(requestFor(sampleProgram(400)), little))).toMatchObject({
    code: "REPOSITORY_TOO_LARGE",
    reason: "analysis.memory",
  });
});

test("a checkpoint's defect counts as missing; its FondationError ends the analysis", async () => {
  const request = requestFor();
  const failing = (error: Error) => ({ get: () => Promise.reject(error), put: async () => {} });
  const analysis = (error: Error) => analyzeInThread({ ...request, checkpoints: failing(error) });
  expect(await analysis(new Error("defect"))).toMatchObject({ report: { passed: true } });
  const meant = new FondationError({ code: "NETWORK", message: "cut", advice: "again" });
  expect(await errorOf(analysis(meant))).toMatchObject({ code: "NETWORK", message: "cut", advice: "again" });
});

test("a second analysis continues from the checkpoints and returns the same course", async () => {
  const checkpoints = checkpointsInMemory();
  const request = requestFor();
  const first = await analyzeInThread({ ...request, checkpoints });
  expect(checkpoints.entries.size).toBeGreaterThan(0);
  const madeAgain: string[] = [];
  const spied = { ...checkpoints, put: async (key: string) => void madeAgain.push(key) };
  const second = await analyzeInThread({ ...request, checkpoints: spied });
  expect(madeAgain).toEqual([]);
  expect(second.course).toEqual(first.course);
});

test("a system error arrives with its code, as a full disk must", async () => {
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
  const model = { credential: { kind: "api-key", secret }, model: "m", limits } as const;
  // The engine cannot create its directory there, as on a full disk.
  const scratched = { ...request, engine: "claude", model, scratch: join(file, "below") } as const;
  const error = await analyzeInThread(scratched).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "ENOTDIR", message: expect.stringContaining("mkdir") });
});
