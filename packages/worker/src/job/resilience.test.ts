import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { api } from "@fondation/backend";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type WorkerFixture, startFixture } from "../testing/worker-fixture.ts";
import { startNetworkRelay } from "../testing/network-relay.ts";
import { startWorkerProcess } from "../testing/process.ts";

// Real processes on a machine that may be busy: a bound for what hangs, not a measure.
vi.setConfig({ testTimeout: 120_000 });

let fixture: WorkerFixture;
afterEach(() => fixture[Symbol.asyncDispose]());

const LEASE_MS = 6_000;
/** The smallest course: what is tested here does not depend on its size. */
const SMALL = { chapters: 3 };
const is =
  (wanted: string) =>
  ({ status }: { status: string }) =>
    status === wanted;

describe("a cancel in the middle of a step", () => {
  test("ends Git and the job at once, and the worker goes on with the next", async () => {
    fixture = await startFixture();
    fixture.addRepository("ada/engine");
    fixture.addRepository("ada/second");
    const hold = fixture.server.hold("ada/engine");
    fixture.startWorker();
    const jobId = await fixture.backend.submit("ada/engine", SMALL);
    await hold.reached;
    expect(processesIn(fixture.workspace)).not.toEqual([]);

    // Git's requests stay held until it has ended: only the cancel can end it.
    const canceledAt = performance.now();
    await fixture.backend.viewer.mutation(api.jobs.cancel, { jobId });
    await expect.poll(() => processesIn(fixture.workspace), { interval: 20, timeout: 30_000 }).toEqual([]);
    expect(performance.now() - canceledAt).toBeLessThan(10_000);
    hold.release();

    await fixture.backend.untilJob(await fixture.backend.submit("ada/second", SMALL), is("completed"));
    expect(await fixture.backend.untilJob(jobId, () => true)).toMatchObject({ status: "canceled" });
  });
});

describe("a worker that is killed in the middle of a job", () => {
  test("is replaced after its lease, and the next one removes what it left, files and processes", async () => {
    fixture = await startFixture({ leaseMs: LEASE_MS });
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

  test("leaves its finished steps to the one that takes over", async () => {
    fixture = await startFixture({ leaseMs: LEASE_MS });
    fixture.addRepository("ada/engine");
    const killed = startWorkerProcess(fixture);
    const jobId = await fixture.backend.submit("ada/engine", SMALL);
    await fixture.backend.untilJob(jobId, ({ stage }) => stage === "chapters");
    killed.kill("SIGKILL");
    await killed.ended;

    fixture.startWorker();
    const job = await fixture.backend.untilJob(jobId, is("completed"));
    expect(job).toMatchObject({ attempt: 2, documentsDone: 12 });
    expect(await fixture.backend.logOf(jobId)).toContain("checkpoint.resumed {}");
  });
});

describe("a worker that is told to stop", () => {
  test("hands the job back at no cost when it cannot finish soon, and another one does it", async () => {
    fixture = await startFixture();
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
    fixture = await startFixture();
    fixture.addRepository("ada/engine");
    fixture.addRepository("ada/second");
    const worker = fixture.startWorker({ drainMs: 30_000 });
    const first = await fixture.backend.submit("ada/engine", SMALL);
    await fixture.backend.untilJob(first, ({ step }) => step > 0);
    const second = await fixture.backend.submit("ada/second", SMALL);
    await worker.stop();
    expect(await fixture.backend.untilJob(first, () => true)).toMatchObject({ status: "completed" });
    expect(await fixture.backend.untilJob(second, () => true)).toMatchObject({ status: "queued" });
  });

  test("stops at once when forced, the job handed back", async () => {
    fixture = await startFixture();
    fixture.addRepository("ada/engine");
    const hold = fixture.server.hold("ada/engine");
    const worker = fixture.startWorker({ drainMs: 60_000 });
    const jobId = await fixture.backend.submit("ada/engine", SMALL);
    await hold.reached;
    await worker.force();
    expect(await fixture.backend.untilJob(jobId, is("queued"))).toMatchObject({ attempt: 1 });
  });

  test("as a process, ends with 0 on SIGTERM and leaves no process", async () => {
    fixture = await startFixture();
    fixture.addRepository("ada/engine");
    const worker = startWorkerProcess(fixture);
    await fixture.backend.untilJob(await fixture.backend.submit("ada/engine", SMALL), is("completed"));
    worker.kill("SIGTERM");
    expect(await worker.ended).toBe(0);
    expect(fixture.leftInWorkspace()).toEqual([]);
  });
});

describe("a cut network between worker and backend", () => {
  test("that is mended in time changes nothing", async () => {
    fixture = await startFixture();
    fixture.addRepository("ada/engine");
    const network = await startNetworkRelay(fixture.backend.url);
    const hold = fixture.server.hold("ada/engine");
    fixture.startWorker({ convexUrl: network.url });
    const jobId = await fixture.backend.submit("ada/engine", SMALL);
    await hold.reached;
    network.cut();
    network.mend();
    hold.release();
    const job = await fixture.backend.untilJob(jobId, is("completed"));
    expect(job).toMatchObject({ attempt: 1, epoch: 1, documentsDone: 12 });
    await network[Symbol.asyncDispose]();
  });

  test("longer than the lease ends the work on this side; the job is done by another, once", async () => {
    fixture = await startFixture({ leaseMs: LEASE_MS });
    fixture.addRepository("ada/engine");
    const network = await startNetworkRelay(fixture.backend.url);
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
    network.mend();
    await expect
      .poll(() => fixture.backend.viewer.query(api.workers.present, {}), { timeout: 60_000 })
      .toEqual({ count: 2, slots: 2 });
    expect(await fixture.backend.untilJob(jobId, () => true)).toMatchObject({
      status: "completed",
      attempt: 2,
    });
    await network[Symbol.asyncDispose]();
  });
});

describe("several workers", () => {
  test("share the jobs, each done once", async () => {
    fixture = await startFixture();
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

/** Running processes whose working directory is below `directory`. */
function processesIn(directory: string): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const isBelow = readlinkSync(`/proc/${pid}/cwd`).startsWith(directory);
        return isBelow ? [readFileSync(`/proc/${pid}/comm`, "utf8").trim()] : [];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
}
