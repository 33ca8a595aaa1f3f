import { expect, test } from "vitest";
import { table } from "../terminal/table.ts";
import { JOB_HEADS, jobFacts, jobRow, usageRows } from "./job-table.ts";
import { whereabouts } from "./follow.ts";
import { type SeenJob, seenWith } from "./waiting.ts";

const AT = Date.UTC(2026, 10, 23, 14, 5);
const JOB: SeenJob = {
  jobId: "j1" as SeenJob["jobId"],
  repositoryId: "r1" as SeenJob["repositoryId"],
  repositoryKey: "ada/engine",
  route: "/cours/ada/engine",
  status: "running",
  stage: "chapters",
  step: 4,
  documentsDone: 5,
  documentsTotal: 33,
  documents: [],
  engine: "auto",
  language: "fr",
  chapters: 10,
  attempt: 1,
  epoch: 1,
  queuedAt: AT,
  startedAt: AT,
  endedAt: null,
  retryAt: null,
  error: null,
  usage: null,
  engineChosen: null,
  waitsFor: null,
};
const SPENT = {
  requests: 3,
  inputTokens: 1_000,
  outputTokens: 2_345,
  cacheReadTokens: 60_000,
  cacheWriteTokens: 500,
  costUsd: 0.42,
};
const USAGE = { steps: [{ step: 4, ...SPENT }], total: SPENT };
const DELAYED: SeenJob = {
  ...JOB,
  status: "delayed",
  retryAt: AT + 3_600_000,
  error: {
    code: "ENGINE_RATE_LIMIT",
    message: "Too many requests",
    advice: "Wait.",
    retryable: true,
  },
};

const listed = (job: SeenJob) => Object.fromEntries(JOB_HEADS.map((head, at) => [head, jobRow(job)[at]]));
const facts = (job: SeenJob) => Object.fromEntries(jobFacts(job));

test("a list shows the engine and the cost so far of each job", () => {
  expect(listed(JOB)).toMatchObject({ PROGRESS: "4/6, 5/33 documents", ENGINE: "auto", COST: "-" });
  const paid = { ...JOB, engineChosen: { name: "claude", reason: "asked-for" }, usage: USAGE } as const;
  expect(listed(paid)).toMatchObject({ ENGINE: "claude", COST: "$0.4200" });
});

test("a delayed job shows when it continues, in every view", () => {
  const moment = "2026-11-23 15:05:00Z";
  expect(listed(DELAYED)).toMatchObject({ STATUS: "delayed", PROGRESS: `again at ${moment}` });
  expect(facts(DELAYED)).toMatchObject({
    "tries again": moment,
    error: "ENGINE_RATE_LIMIT: Too many requests",
    advice: "Wait.",
  });
  expect(whereabouts(DELAYED).stage).toBe(`trying again at ${moment} (ENGINE_RATE_LIMIT)`);
});

test("a job begun by Claude says that it waits for a worker with Claude", () => {
  const engineChosen = { name: "claude", reason: "asked-for" } as const;
  const queued: SeenJob = { ...JOB, status: "queued", step: 0, engineChosen };
  const told = (job: SeenJob, serving: number | undefined) => {
    const seen = seenWith(job, serving);
    return [facts(seen)["waits for"], whereabouts(seen).stage];
  };
  expect(told(queued, 0)).toEqual([
    "a worker with Claude; none is there",
    "waiting for a worker with Claude; none is there",
  ]);
  expect(told(queued, 1)).toEqual([undefined, "waiting for a worker"]);
  expect(told(queued, undefined)).toEqual([undefined, "waiting for a worker"]);
  expect(told({ ...queued, engineChosen: null }, 0)).toEqual([undefined, "waiting for a worker"]);
  expect(told({ ...JOB, engineChosen }, 0)).toEqual([undefined, "step 4 of 6, chapters"]);
});

test("the chosen engine is shown with its reason, but not before it is chosen", () => {
  expect(facts(JOB)).not.toHaveProperty("engine");
  const engineChosen = {
    name: "claude",
    version: "1.2",
    reason: "credential",
    facts: { credential: "A_TOKEN" },
  } as const;
  expect(facts({ ...JOB, engineChosen }).engine).toBe("claude 1.2 (A_TOKEN is set on the worker)");
});

test("the cost of a model is shown by step and in total", () => {
  expect(table(usageRows(USAGE)).split("\n")).toEqual([
    "STEP        REQUESTS  TOKENS IN  CACHE READ  CACHE WRITTEN  TOKENS OUT  ESTIMATED COST",
    "4 chapters  3         1000       60000       500            2345        $0.4200",
    "total       3         1000       60000       500            2345        $0.4200",
  ]);
});
