import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { api } from "@fondation/backend";
import { describe, expect, test, vi } from "vitest";
import { startFixture } from "../testing/worker-fixture.ts";
import { startNetworkRelay } from "../testing/network-relay.ts";
import { startWorkerProcess } from "../testing/worker-process.ts";

// A bound for processes that hang, not a measure.
vi.setConfig({ testTimeout: 120_000 });

const LEASE_MS = 6_000;
/** The smallest course: the tests do not depend on its size. */
const SMALL = { chapters: 3 };
const is =
  (wanted: string) =>
  ({ status }: { status: string }) =>
    status === wanted;

describe("a cancel in the middle of a step", () => {
  test("ends Git and the job, and the worker takes the next job", async () => {
    await using fixture = await startFixture();
    fixture.addRepository("ada/engine");
    fixture.addRepository("ada/second");
    const hold = fixture.server.hold("ada/engine");
    fixture.startWorker();
    const jobId = await fixture.backend.submit("ada/engine", SMALL);
    await hold.reached;
    expect(processesIn(fixture.workspace)).not.toEqual([]);

    // Git's requests stay held until Git has ended: only the cancel can end it.
    await fixture.backend.viewer.mutation(api.jobs.cancel, { jobId });
    await expect.poll(() => processesIn(fixture.workspace), { interval: 20, timeout: 30_000 }).toEqual([]);
    hold.release();

    await fixture.backend.untilJob(await fixture.backend.submit("ada/second", SMALL), is("completed"));
    expect(await fixture.backend.untilJob(jobId, () => true)).toMatchObject({ status: "canceled" });
  });
});

/** Concurrent, because these tests mostly wait for the end of a lease. */
describe.concurrent("a job whose lease ends", () => {
  test("goes to another worker, which removes what the killed one left", async ({ expect }) => {
    await using fixture = await startFixture({ leaseMs: LEASE_MS });
    fixture.addRepository("ada/engine");
    const hold = fixture.server.hold("ada/engine");
    const killed = startWorkerProcess(fixture);
    const jobId = await fixture.backend.submit("ada/engine", SMALL);
    await hold.reached;
    killed.kill("SIGKILL");
    expect(await killed.ended).toBe("SIGKILL");
    expect(fixture.leftInWorkspace()).toHaveLength(1);
    const [left] = fixture.leftInWorkspace();
    expect(processesIn(fixture.workspace)).toContain("git");

    const worker = fixture.startWorker();
    await worker.ready;
    expect(fixture.leftInWorkspace()).not.toContain(left);
    await expect.poll(() => processesIn(fixture.workspace), { timeout: 30_000 }).toEqual([]);
    hold.release();
    const job = await fixture.backend.untilJob(jobId, is("completed"));
    expect(job).toMatchObject({ attempt: 2, documentsDone: 12 });
  });

  test("keeps the finished steps of the killed worker for the next one", async ({ expect }) => {
    await using fixture = await startFixture({ leaseMs: LEASE_MS });
    fixture.addRepository("ada/engine");
    await using network = await startNetworkRelay(fixture.backend.url);
    const killed = startWorkerProcess(fixture, { CONVEX_URL: network.url });
    const jobId = await fixture.backend.submit("ada/engine", SMALL);
    await fixture.backend.untilJob(jobId, ({ step }) => step >= 2);
    // From now on the worker cannot complete the job.
    network.cut();
    killed.kill("SIGKILL");
    await killed.ended;

    fixture.startWorker();
    const job = await fixture.backend.untilJob(jobId, is("completed"));
    expect(job).toMatchObject({ attempt: 2, documentsDone: 12 });
    expect(await fixture.backend.logOf(jobId)).toContain("checkpoint.resumed {}");
  });

  test("ends here too when the network is cut, and another worker completes it once", async ({ expect }) => {
    await using fixture = await startFixture({ leaseMs: LEASE_MS });
    fixture.addRepository("ada/engine");
    await using network = await startNetworkRelay(fixture.backend.url);
    const hold = fixture.server.hold("ada/engine");
    fixture.startWorker({ convexUrl: network.url });
    const jobId = await fixture.backend.submit("ada/engine", SMALL);
    await hold.reached;
    network.cut();
    hold.release();
    await expect.poll(() => processesIn(fixture.workspace), { timeout: 10 * LEASE_MS }).toEqual([]);
    fixture.startWorker();
    const job = await fixture.backend.untilJob(jobId, is("completed"));
    expect(job).toMatchObject({ attempt: 2, documentsDone: 12 });
    network.restore();
    await expect
      .poll(() => fixture.backend.viewer.query(api.workers.present, {}), { timeout: 60_000 })
      .toEqual({ count: 2, slots: 2 });
    expect(await fixture.backend.untilJob(jobId, () => true)).toMatchObject({
      status: "completed",
      attempt: 2,
    });
  });
});

describe("a worker that is told to stop", () => {
  test("hands back a job that takes longer; another worker does it in the same attempt", async () => {
    await using fixture = await startFixture();
    fixture.addRepository("ada/engine");
    const hold = fixture.server.hold("ada/engine");
    const worker = fixture.startWorker({ drainMs: 100 });
    const jobId = await fixture.backend.submit("ada/engine", SMALL);
    await hold.reached;
    await worker.stop();
    expect(await fixture.backend.untilJob(jobId, is("queued"))).toMatchObject({ attempt: 1 });
    expect(processesIn(fixture.workspace)).toEqual([]);
    hold.release();

    fixture.startWorker();
    expect(await fixture.backend.untilJob(jobId, is("completed"))).toMatchObject({ attempt: 1 });
  });

  test("finishes a job that ends soon, and takes no other", async () => {
    await using fixture = await startFixture();
    fixture.addRepository("ada/engine");
    fixture.addRepository("ada/second");
    const worker = fixture.startWorker({ drainMs: 60_000 });
    const first = await fixture.backend.submit("ada/engine", SMALL);
    await fixture.backend.untilJob(first, ({ step }) => step > 0);
    const second = await fixture.backend.submit("ada/second", SMALL);
    await worker.stop();
    expect(await fixture.backend.untilJob(first, () => true)).toMatchObject({ status: "completed" });
    expect(await fixture.backend.untilJob(second, () => true)).toMatchObject({ status: "queued" });
  });

  test("stops at once when forced, the job handed back", async () => {
    await using fixture = await startFixture();
    fixture.addRepository("ada/engine");
    const hold = fixture.server.hold("ada/engine");
    const worker = fixture.startWorker({ drainMs: 60_000 });
    const jobId = await fixture.backend.submit("ada/engine", SMALL);
    await hold.reached;
    await worker.force();
    expect(await fixture.backend.untilJob(jobId, is("queued"))).toMatchObject({ attempt: 1 });
  });

  test("as a process, ends with 0 on SIGTERM and leaves no process", async () => {
    await using fixture = await startFixture();
    fixture.addRepository("ada/engine");
    const worker = startWorkerProcess(fixture);
    await fixture.backend.untilJob(await fixture.backend.submit("ada/engine", SMALL), is("completed"));
    worker.kill("SIGTERM");
    expect(await worker.ended).toBe(0);
    expect(fixture.leftInWorkspace()).toEqual([]);
  });
});

describe("a cut network between worker and backend", () => {
  test("changes nothing when it is restored before the lease ends", async () => {
    await using fixture = await startFixture();
    fixture.addRepository("ada/engine");
    await using network = await startNetworkRelay(fixture.backend.url);
    const hold = fixture.server.hold("ada/engine");
    fixture.startWorker({ convexUrl: network.url });
    const jobId = await fixture.backend.submit("ada/engine", SMALL);
    await hold.reached;
    network.cut();
    network.restore();
    hold.release();
    const job = await fixture.backend.untilJob(jobId, is("completed"));
    expect(job).toMatchObject({ attempt: 1, epoch: 1, documentsDone: 12 });
  });
});

describe("several workers", () => {
  test("share the jobs, each done once", async () => {
    await using fixture = await startFixture();
    const keys = Array.from({ length: 4 }, (_, index) => `ada/part-${index}`);
    for (const key of keys) fixture.addRepository(key);
    const workers = [fixture.startWorker(), fixture.startWorker({ concurrency: 2 })];
    const jobIds = await Promise.all(keys.map((key) => fixture.backend.submit(key, SMALL)));
    for (const jobId of jobIds) {
      expect(await fixture.backend.untilJob(jobId, is("completed"))).toMatchObject({ attempt: 1, epoch: 1 });
    }
    const claims = workers.map((worker) => claimsIn(worker.logText()));
    expect(claims.flat().toSorted()).toEqual([...jobIds].toSorted());
  });
});

function claimsIn(log: string): string[] {
  return log
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
    .filter(({ msg }) => msg === "attempt.started")
    .map(({ jobId }) => jobId);
}

/** Names of the processes whose working directory is below `directory`. */
function processesIn(directory: string): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const isBelow = readlinkSync(`/proc/${pid}/cwd`).startsWith(directory);
        return isBelow ? [readFileSync(`/proc/${pid}/comm`, "utf8").trim()] : [];
      } catch {
        // The process has ended in the meantime.
        return [];
      }
    });
}
