/** Three workers and ten jobs: each job runs once, and no worker is idle while jobs wait. */
import { randomBytes } from "node:crypto";
import { TINY } from "../../oracle/courses/tiny.ts";
import { ensureWorkers, epochsOf } from "../../steps/job-owner.ts";
import { expect, test } from "../../suite/test.ts";

const WORKERS = 3;
const JOBS = 10;
/** Jobs that one worker runs at the same time, by default. */
const CONCURRENCY = 2;

test("three workers share ten jobs, and each job runs exactly once", {
  tag: ["@containers", "@github", "@faults"],
}, async ({ system, measure }) => {
  test.setTimeout(420_000);
  await ensureWorkers(system, WORKERS);
  const workers = system.workers.running();
  const owner = `equipe-${randomBytes(4).toString("hex")}`;
  const keys = Array.from({ length: JOBS }, (_, number) => `${owner}/depot-${number + 1}`);
  for (const key of keys) {
    await system.github.create(key, "tiny");
    await system.github.hold(key);
  }
  const started = performance.now();
  const jobIds: string[] = [];
  for (const key of keys) jobIds.push(await system.backend.submit(key));

  // The queue is served in order. With so many held clones, every worker must have some of them.
  const first = keys.slice(0, CONCURRENCY * workers.length);
  const signal = AbortSignal.timeout(90_000);
  await Promise.all(first.map((key) => system.github.reached(key, 1, signal)));
  for (const key of keys) await system.github.release(key);

  const statuses = async () =>
    (await Promise.all(jobIds.map((jobId) => system.backend.job(jobId)))).map((job) => job?.status);
  await expect.poll(statuses, { timeout: 240_000 }).toEqual(Array(JOBS).fill("completed"));
  await measure("ten small jobs on three workers", (performance.now() - started) / 1_000, "s");

  for (const [index, key] of keys.entries()) {
    expect(await system.backend.jobsOf(key), key).toMatchObject([
      { jobId: jobIds[index], status: "completed", attempt: 1, epoch: 1 },
    ]);
    const slugs = (await system.backend.course(key))?.documents.map(({ slug }) => slug) ?? [];
    expect(slugs.toSorted(), key).toEqual(TINY.documents.map(([slug]) => slug).toSorted());
    const begun = workers.flatMap((worker) => epochsOf(worker, jobIds[index] ?? ""));
    expect(begun, `how often ${key} was begun, by the workers' own logs`).toEqual([1]);
  }
  const shares = workers.map((worker) => jobIds.filter((jobId) => epochsOf(worker, jobId).length > 0).length);
  expect(Math.min(...shares), `jobs of each worker: ${shares.join(", ")}`).toBeGreaterThanOrEqual(
    CONCURRENCY,
  );
});
