/// <reference types="vite/client" />
/**
 * Calls every public function with arguments that a client could send. `FUZZ_RUNS` says how many
 * calls (default: 1,000, the same ones in each run).
 */
import { convexToJson, type Value } from "convex/values";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { argumentsFor } from "../testing/arbitrary-arguments.ts";
import { type EmbeddedTestBackend, startEmbedded } from "../testing/embedded-driver.ts";
import { COMMIT, sampleDocuments } from "../testing/sample-course.ts";
import { beginCourse, claim, submit } from "../testing/worker-calls.ts";

const RUNS = Number(process.env.FUZZ_RUNS ?? 1_000);
const LIMIT = 600_000;
const FIRST_SEED = process.env.FUZZ_RUNS === undefined ? 1 : Date.now();

const modules = import.meta.glob<Record<string, unknown>>(["../../convex/*.ts", "!../../convex/*.test.ts"], {
  eager: true,
});

interface PublicFunction {
  path: string;
  kind: "query" | "mutation";
  exportedArgs: string;
}

const functions = Object.entries(modules).flatMap(([file, exports]) =>
  Object.entries(exports).flatMap(([name, exported]) => publicFunction(file, name, exported)),
);

function publicFunction(file: string, name: string, exported: unknown): PublicFunction[] {
  // A viewer whose session has ended can call nothing else.
  if (name === "end" && file.endsWith("/sessions.ts")) return [];
  if (typeof exported !== "function" || !("isPublic" in exported) || !("exportArgs" in exported)) return [];
  const module = file.replace(/^.*\//, "").replace(/\.ts$/, "");
  const kind = "isQuery" in exported ? "query" : "mutation";
  return [{ path: `${module}:${name}`, kind, exportedArgs: (exported.exportArgs as () => string)() }];
}

let backend: EmbeddedTestBackend;
beforeAll(async () => {
  backend = await startEmbedded({});
});
afterAll(() => backend.stop());

/** Calls on a new job that the worker `worker` owns, because earlier calls may have ended others. */
async function callsOnNewJob(): Promise<fc.Arbitrary<{ path: string; args: Value }>> {
  const { jobId, repositoryId } = await submit(backend, `ada/${crypto.randomUUID()}`);
  const { job, worker, lease } = await claim(backend, "worker");
  const courseId = await beginCourse(worker, lease);
  const slugs = sampleDocuments().map(({ slug }) => slug);
  const known = {
    ids: { jobs: [job.jobId], courses: [courseId], repositories: [repositoryId] },
    texts: [jobId, repositoryId, "worker", "ada/notes", COMMIT, ...slugs],
    fields: { workerId: "worker", epoch: job.epoch },
  };
  return fc
    .constantFrom(...functions)
    .chain(({ path, exportedArgs }) => argumentsFor(exportedArgs, known).map((args) => ({ path, args })));
}

/** Checks a property of many calls, on a new job after each hundred. */
async function checkCalls(runs: number, check: (call: { path: string; args: Value }) => Promise<void>) {
  for (let left = runs; left > 0; left -= 100) {
    const calls = await callsOnNewJob();
    await fc.assert(fc.asyncProperty(calls, check), {
      numRuns: Math.min(left, 100),
      seed: FIRST_SEED + left,
    });
  }
}

interface Answer {
  status: "success" | "error";
  errorMessage?: string;
  errorData?: { code?: string };
  /** Of a request that is not a call. */
  code?: string;
}

async function call({ path, args }: { path: string; args: Value }, token?: string): Promise<Answer> {
  const kind = functions.find((called) => called.path === path)?.kind;
  const body = JSON.stringify({ path, format: "convex_encoded_json", args: [convexToJson(args)] });
  const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(`${backend.url}/api/${kind}`, { method: "POST", headers, body });
  return (await response.json()) as Answer;
}

/** The backend itself refuses the arguments. `InvalidCursor` tells a paginated client to start again. */
const isInvalid = ({ code, errorMessage = "" }: Answer) =>
  code === "BadRequest" || /ArgumentValidationError|not valid Unicode|InvalidCursor/.test(errorMessage);

describe("any arguments", () => {
  test("give a worker or a viewer a result or a refusal, never an error", { timeout: LIMIT }, async () => {
    await checkCalls(RUNS, async (made) => {
      const isOfWorkers = "workerId" in Object(made.args) || made.path.startsWith("queue:");
      const answer = await call(made, backend.tokens[isOfWorkers ? "worker" : "viewer"]);
      if (answer.status === "success" || isInvalid(answer)) return;
      expect(answer).toMatchObject({ errorData: { code: expect.stringMatching(/^[A-Z_]+$/) } });
    });
  });

  test("give a caller without a token nothing but a refusal", { timeout: LIMIT }, async () => {
    await checkCalls(Math.ceil(RUNS / 4), async (made) => {
      const answer = await call(made);
      if (made.path === "health:ready" || isInvalid(answer)) return;
      expect(answer).toMatchObject({ errorData: { code: "ACCESS_DENIED" } });
    });
  });
});
