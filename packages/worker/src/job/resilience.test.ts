import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { api } from "@fondation/backend";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Bench, startBench } from "../testing/worker-fixture.ts";
import { startCuttable } from "../testing/network-relay.ts";
import { holdRequests } from "../testing/held-requests.ts";
import { startWorkerProcess } from "../testing/process.ts";

// Real processes on a machine that may be busy: a bound for what hangs, not a measure.
vi.setConfig({ testTimeout: 120_000 });

let bench: Bench;
afterEach(() => bench[Symbol.asyncDispose]());

const LEASE_MS = 6_000;
/** The smallest course: what is tested here does not depend on its size. */
const SMALL = { chapters: 3 };
const is =
  (wanted: string) =>
  ({ status }: { status: string }) =>
    status === wanted;

describe("a cancel in the middle of a step", () => {
  test("ends Git and the job at once, and the worker goes on with the next", async () => {
    bench = await startBench();
    bench.addRepository("ada/engine");
    bench.addRepository("ada/second");
    const hold = holdRequests(bench.server);
    bench.startWorker();
    const jobId = await bench.backend.submit("ada/engine", SMALL);
    await hold.reached;
    expect(processesIn(bench.workspace)).not.toEqual([]);

    // Git's requests stay held until it has ended: only the cancel can end it.
    const canceledAt = performance.now();
    await bench.backend.viewer.mutation(api.jobs.cancel, { jobId });
    await expect.poll(() => processesIn(bench.workspace), { interval: 20, timeout: 30_000 }).toEqual([]);
    expect(performance.now() - canceledAt).toBeLessThan(10_000);
    hold.release();

    await bench.backend.untilJob(await bench.backend.submit("ada/second", SMALL), is("completed"));
    expect(await bench.backend.untilJob(jobId, () => true)).toMatchObject({ status: "canceled" });
  });
});

describe("a worker that is killed in the middle of a job", () => {
  test("is replaced after its lease, and the next one removes what it left, files and processes", async () => {
    bench = await startBench({ leaseMs: LEASE_MS });
    bench.addRepository("ada/engine");
    const hold = holdRequests(bench.server);
    const killed = startWorkerProcess(bench);
    const jobId = await bench.backend.submit("ada/engine", SMALL);
    await hold.reached;
    killed.kill("SIGKILL");
    expect(await killed.ended).toBe("SIGKILL");
    expect(bench.leftInWorkspace()).toHaveLength(1);
    const [left] = bench.leftInWorkspace();
    expect(processesIn(bench.workspace)).toContain("git");

    const worker = bench.startWorker();
    await worker.ready;
    expect(bench.leftInWorkspace()).not.toContain(left);
    await expect.poll(() => processesIn(bench.workspace), { timeout: 30_000 }).toEqual([]);
    hold.release();
    const job = await bench.backend.untilJob(jobId, is("completed"));
    expect(job).toMatchObject({ attempt: 2, documentsDone: 12 });
  });

  test("leaves its finished steps to the one that takes over", async () => {
    bench = await startBench({ leaseMs: LEASE_MS });
    bench.addRepository("ada/engine");
    const killed = startWorkerProcess(bench);
    const jobId = await bench.backend.submit("ada/engine", SMALL);
    await bench.backend.untilJob(jobId, ({ stage }) => stage === "chapters");
    killed.kill("SIGKILL");
    await killed.ended;

    bench.startWorker();
    const job = await bench.backend.untilJob(jobId, is("completed"));
    expect(job).toMatchObject({ attempt: 2, documentsDone: 12 });
    expect(await bench.backend.logOf(jobId)).toContain("Reprise des étapes déjà faites");
  });
});

describe("a worker that is told to stop", () => {
  test("hands the job back at no cost when it cannot finish soon, and another one does it", async () => {
    bench = await startBench();
    bench.addRepository("ada/engine");
    const hold = holdRequests(bench.server);
    const worker = bench.startWorker({ drainMs: 100 });
    const jobId = await bench.backend.submit("ada/engine", SMALL);
    await hold.reached;
    await worker.stop();
    expect(await bench.backend.untilJob(jobId, is("queued"))).toMatchObject({ attempt: 1 });
    expect(processesIn(bench.workspace)).toEqual([]);
    hold.release();

    bench.startWorker();
    expect(await bench.backend.untilJob(jobId, is("completed"))).toMatchObject({ attempt: 1 });
  });

  test("finishes a job that ends soon, and takes no other", async () => {
    bench = await startBench();
    bench.addRepository("ada/engine");
    bench.addRepository("ada/second");
    const worker = bench.startWorker({ drainMs: 30_000 });
    const first = await bench.backend.submit("ada/engine", SMALL);
    await bench.backend.untilJob(first, ({ step }) => step > 0);
    const second = await bench.backend.submit("ada/second", SMALL);
    await worker.stop();
    expect(await bench.backend.untilJob(first, () => true)).toMatchObject({ status: "completed" });
    expect(await bench.backend.untilJob(second, () => true)).toMatchObject({ status: "queued" });
  });

  test("stops at once when forced, the job handed back", async () => {
    bench = await startBench();
    bench.addRepository("ada/engine");
    const hold = holdRequests(bench.server);
    const worker = bench.startWorker({ drainMs: 60_000 });
    const jobId = await bench.backend.submit("ada/engine", SMALL);
    await hold.reached;
    await worker.force();
    expect(await bench.backend.untilJob(jobId, is("queued"))).toMatchObject({ attempt: 1 });
  });

  test("as a process, ends with 0 on SIGTERM and leaves no process", async () => {
    bench = await startBench();
    bench.addRepository("ada/engine");
    const worker = startWorkerProcess(bench);
    await bench.backend.untilJob(await bench.backend.submit("ada/engine", SMALL), is("completed"));
    worker.kill("SIGTERM");
    expect(await worker.ended).toBe(0);
    expect(bench.leftInWorkspace()).toEqual([]);
  });
});

describe("a cut network between worker and backend", () => {
  test("that is mended in time changes nothing", async () => {
    bench = await startBench();
    bench.addRepository("ada/engine");
    const network = await startCuttable(bench.backend.url);
    const hold = holdRequests(bench.server);
    bench.startWorker({ convexUrl: network.url });
    const jobId = await bench.backend.submit("ada/engine", SMALL);
    await hold.reached;
    network.cut();
    network.mend();
    hold.release();
    const job = await bench.backend.untilJob(jobId, is("completed"));
    expect(job).toMatchObject({ attempt: 1, epoch: 1, documentsDone: 12 });
    await network[Symbol.asyncDispose]();
  });

  test("longer than the lease ends the work on this side; the job is done by another, once", async () => {
    bench = await startBench({ leaseMs: LEASE_MS });
    bench.addRepository("ada/engine");
    const network = await startCuttable(bench.backend.url);
    const hold = holdRequests(bench.server);
    bench.startWorker({ convexUrl: network.url });
    const jobId = await bench.backend.submit("ada/engine", SMALL);
    await hold.reached;
    network.cut();
    hold.release();
    await expect.poll(() => processesIn(bench.workspace), { timeout: 10 * LEASE_MS }).toEqual([]);
    bench.startWorker();
    const job = await bench.backend.untilJob(jobId, is("completed"));
    expect(job).toMatchObject({ attempt: 2, documentsDone: 12 });
    network.mend();
    await expect
      .poll(() => bench.backend.viewer.query(api.workers.present, {}), { timeout: 60_000 })
      .toEqual({ count: 2, slots: 2 });
    expect(await bench.backend.untilJob(jobId, () => true)).toMatchObject({
      status: "completed",
      attempt: 2,
    });
    await network[Symbol.asyncDispose]();
  });
});

describe("several workers", () => {
  test("share the jobs, each done once", async () => {
    bench = await startBench();
    const keys = Array.from({ length: 4 }, (_, index) => `ada/part-${index}`);
    for (const key of keys) bench.addRepository(key);
    const workers = [bench.startWorker(), bench.startWorker({ concurrency: 2 })];
    const jobIds = await Promise.all(keys.map((key) => bench.backend.submit(key, SMALL)));
    for (const jobId of jobIds) {
      expect(await bench.backend.untilJob(jobId, is("completed"))).toMatchObject({ attempt: 1, epoch: 1 });
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
    .filter(({ msg }) => msg.startsWith("Tentative"))
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
