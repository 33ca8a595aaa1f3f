/**
 * Many jobs of many viewers, then many readers of one course. All figures are recorded; asserted is
 * what the product promises.
 */
import { randomBytes } from "node:crypto";
import { api, type JobView } from "@fondation/backend";
import { ConvexClient } from "convex/browser";
import { TINY } from "../../oracle/courses/tiny.ts";
import { ensureWorkers } from "../../steps/job-owner.ts";
import { percentile } from "../../evidence/percentile.ts";
import { expect, test } from "../../suite/test.ts";
import type { System } from "../../system/contract/system.ts";

const JOBS = Number(process.env.FONDATION_E2E_LOAD);
const VIEWERS = 20;
const WORKERS = 3;
const READERS = 1_000;
/** Jobs that one worker runs at the same time, by default. */
const CONCURRENCY = 2;
/** Bounds a hanging run. A small course takes a few seconds of one core. */
const LIMIT = 120_000 + JOBS * 15_000;

const owner = `charge-${randomBytes(4).toString("hex")}`;

test.describe.configure({ mode: "serial" });

test("jobs of many viewers are each done once and in order", { tag: ["@github", "@faults"] }, async ({
  system,
  measure,
}) => {
  test.setTimeout(LIMIT);
  await ensureWorkers(system, WORKERS);
  const keys = Array.from({ length: JOBS }, (_, number) => `${owner}/depot-${number + 1}`);
  for (const key of keys) await system.github.create(key, "tiny");
  const before = await memoryOf(system);

  const viewers = Array.from({ length: VIEWERS }, () => viewerOf(system));
  const jobIds = await Promise.all(
    keys.map(async (repository, index) => {
      const args = { repository, settings: { engine: "static" as const, chapters: 3 } };
      return (await viewers[index % VIEWERS]?.mutation(api.jobs.submit, args))?.jobId ?? "";
    }),
  );
  // Each viewer watches its own jobs, as its open pages do.
  const ended = jobIds.map((jobId, index) => endOf(viewers[index % VIEWERS] as ConvexClient, jobId));
  const jobs = await Promise.all(ended);
  await Promise.all(viewers.map((viewer) => viewer.close()));

  expect(jobs.map(({ status }) => status)).toEqual(Array(JOBS).fill("completed"));
  expect(jobs.filter(({ attempt, epoch }) => attempt !== 1 || epoch !== 1)).toEqual([]);
  expect(overtaken(jobs), "jobs that began before more earlier ones than workers have places").toEqual([]);
  const seconds = (from: keyof JobView, to: keyof JobView) =>
    jobs.map((job) => (Number(job[to]) - Number(job[from])) / 1_000);
  for (const rank of [50, 95, 99]) {
    await measure(`submitted to claimed p${rank}`, percentile(seconds("queuedAt", "startedAt"), rank), "s");
    await measure(`submitted to done p${rank}`, percentile(seconds("queuedAt", "endedAt"), rank), "s");
    await measure(`claimed to done p${rank}`, percentile(seconds("startedAt", "endedAt"), rank), "s");
  }
  await recordGrowth(system, before, measure, "jobs");
});

test("many readers of one course get it whole", { tag: ["@github", "@faults"] }, async ({
  system,
  measure,
}) => {
  test.setTimeout(LIMIT);
  const key = `${owner}/depot-1`;
  const before = await memoryOf(system);
  const started = performance.now();
  const times: number[] = [];
  const readers = Array.from({ length: READERS }, () => viewerOf(system));
  await Promise.all(
    readers.map(async (reader) => {
      const course = await reader.query(api.courses.get, { key });
      expect(course?.documents.map(({ slug }) => slug).toSorted()).toEqual(
        TINY.documents.map(([slug]) => slug).toSorted(),
      );
      times.push((performance.now() - started) / 1_000);
    }),
  );
  for (const rank of [50, 95, 99]) await measure(`a reader's course p${rank}`, percentile(times, rank), "s");
  await recordGrowth(system, before, measure, "readers");
  await Promise.all(readers.map((reader) => reader.close()));
});

function viewerOf({ url }: System): ConvexClient {
  return new ConvexClient(url, { logger: false, skipConvexDeploymentUrlCheck: true });
}

/** The job when it has ended, as its watcher sees it. */
function endOf(viewer: ConvexClient, jobId: string): Promise<JobView> {
  return new Promise((resolve, reject) => {
    const stop = viewer.onUpdate(
      api.jobs.get,
      { jobId },
      (job) => {
        if (job?.endedAt == null) return;
        stop();
        resolve(job);
      },
      reject,
    );
  });
}

/** Jobs before which more jobs were waiting when they began than the workers take at a time. */
function overtaken(jobs: readonly JobView[]): JobView[] {
  const places = WORKERS * CONCURRENCY;
  return jobs.filter(({ queuedAt, startedAt }) => {
    const earlier = jobs.filter(
      (job) => job.queuedAt < queuedAt && Number(job.startedAt) > Number(startedAt),
    );
    return earlier.length > places;
  });
}

type Memory = ReadonlyMap<string, number>;

async function memoryOf({ services }: System): Promise<Memory> {
  const running = services.filter((service) => service.running);
  return new Map(await Promise.all(running.map(async (one) => [one.name, await one.memory()] as const)));
}

async function recordGrowth(
  system: System,
  before: Memory,
  measure: (name: string, value: number, unit: string) => Promise<void>,
  load: string,
): Promise<void> {
  for (const [name, megabytes] of await memoryOf(system)) {
    const growth = megabytes - (before.get(name) ?? megabytes);
    await measure(`memory of ${name} before ${load}`, megabytes - growth, "MB");
    await measure(`growth of ${name} by ${load}`, growth, "MB");
  }
}
