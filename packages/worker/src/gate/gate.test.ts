/** Real workers with a gate, which is the GitHub double, and without one. */
import { api } from "@fondation/backend";
import { GitHubControl } from "@fondation/doubles/github/github-control";
import { expect, test, vi } from "vitest";
import { startFixture, type WorkerFixture } from "../testing/worker-fixture.ts";

// A bound for jobs that hang, not a measure.
vi.setConfig({ testTimeout: 90_000 });

const REPOSITORY = "equipe/exemple";
const CHAPTERS = { chapters: 3 };

const gateOf = ({ server }: WorkerFixture) => `${server.url}/-/points`;
const isOver = ({ status }: { status: string }) => /completed|failed/.test(status);

/** The points in the order of a job with three chapters. */
const POINTS = [
  "engine",
  "clone",
  ...["step1", "step2", "step3"].map((step) => `checkpoint ${step}`),
  ...["chapters/chapter", "reviewed-chapters/chapter", "tutorials/tutorial"].flatMap((start) =>
    [1, 2, 3].map((position) => expect.stringMatching(`^checkpoint ${start}_0${position}_\\w+\\.md$`)),
  ),
  "draw",
  "begin",
  ...Array.from({ length: 12 }, () => expect.stringMatching(/^document /)),
  "sources 1",
  "sources 2",
  "sources 3",
  "complete",
];

test("a worker with a gate asks at every point, in the order of its effects", async () => {
  await using fixture = await startFixture();
  fixture.addRepository(REPOSITORY);
  fixture.startWorker({ gate: gateOf(fixture) });
  const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
  expect(await fixture.backend.untilJob(jobId, isOver)).toMatchObject({ status: "completed" });
  const points = await new GitHubControl(fixture.server.url).points(REPOSITORY);
  expect(points.map(({ point }) => point)).toEqual(POINTS);
  expect(new Set(points.map(({ epoch }) => epoch))).toEqual(new Set([1]));
});

test("a held job keeps its lease, has no later effect, and goes on when released", async () => {
  await using fixture = await startFixture({ leaseMs: 1_500 });
  fixture.addRepository(REPOSITORY);
  const control = new GitHubControl(fixture.server.url);
  const point = { repository: REPOSITORY, epoch: 1, point: "document step3_order.yaml" };
  await control.holdAt(point);
  const worker = fixture.startWorker({ gate: gateOf(fixture), healthPort: 0 });
  const { healthPort } = await worker.ready;
  const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
  await control.reachedAt(point);
  const renewals = async () => {
    const text = await (await fetch(`http://127.0.0.1:${healthPort}/metrics`)).text();
    return Number(/^fondation_worker_heartbeats_total\{outcome="renewed"\} (\d+)$/m.exec(text)?.[1] ?? 0);
  };
  const before = await renewals();
  // Three renewals are more than a lease.
  await expect.poll(renewals, { timeout: 60_000 }).toBeGreaterThan(before + 3);
  expect((await control.points(REPOSITORY)).at(-1)).toEqual(point);
  await control.releaseAt(point);
  expect(await fixture.backend.untilJob(jobId, isOver)).toMatchObject({ status: "completed", attempt: 1 });
});

test("a cancel ends a held job, and a gate that does not answer holds it", async () => {
  await using fixture = await startFixture();
  fixture.addRepository(REPOSITORY);
  const worker = fixture.startWorker({ gate: "http://127.0.0.1:9/-/points" });
  const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
  await fixture.backend.untilJob(jobId, ({ status }) => status === "running");
  await fixture.backend.viewer.mutation(api.jobs.cancel, { jobId });
  await expect.poll(() => worker.logText(), { timeout: 60_000 }).toContain('"reason":"canceled"');
  expect(worker.logText()).not.toContain("clone.started");
});

test("a worker without a gate asks nothing and is not held", async () => {
  await using fixture = await startFixture();
  fixture.addRepository(REPOSITORY);
  const control = new GitHubControl(fixture.server.url);
  await control.holdAt({ repository: REPOSITORY, epoch: 1, point: "engine" });
  fixture.startWorker();
  const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
  expect(await fixture.backend.untilJob(jobId, isOver)).toMatchObject({ status: "completed" });
  expect(await control.points(REPOSITORY)).toEqual([]);
});
