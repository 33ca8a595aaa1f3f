/** Kills the process of the embedded backend during a job and starts it again on the same data. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { ConvexClient } from "convex/browser";
import { expect, it, onTestFinished, vi } from "vitest";
import { createSigningKey, publicJwks, signToken } from "../identity.ts";
import { api, type JobView } from "../index.ts";
import { type Deployment, refusalOf, until, variables } from "../testing/driver.ts";
import { bundledFunctions, callersOf } from "../testing/embedded-driver.ts";
import { claim, look, publish, submit } from "../testing/worker-calls.ts";

// A bound for processes that hang, not a measure.
vi.setConfig({ testTimeout: 120_000 });

const PROGRAM = new URL("../testing/backend-process.ts", import.meta.url);

/** A data directory with a signing key. One process at a time runs on it. */
async function createSite() {
  const directory = await mkdtemp(join(tmpdir(), "fondation-restart-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const functionsFile = join(directory, "functions.js");
  await writeFile(functionsFile, await bundledFunctions());
  const key = await createSigningKey();
  let port = 0;

  /** The second start takes the port of the first, as a supervised service does. */
  const boot = async (deployment: Deployment, aheadMs = 0) => {
    const optionsFile = join(directory, "options.json");
    const environment = { ...variables(deployment), FONDATION_JWKS: publicJwks(key) };
    const options = { functionsFile, aheadMs, dataDirectory: join(directory, "data"), port, environment };
    await writeFile(optionsFile, JSON.stringify(options));
    const child = spawn(process.execPath, [fileURLToPath(PROGRAM), optionsFile], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    const [url] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    port = Number(new URL(url).port);
    const kill = async () => {
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
    };
    return { url, kill, as: callersOf(url, key) };
  };
  const workerToken = () => signToken(key, { role: "worker", subject: "w1", expiresInSeconds: 600 });
  return { boot, workerToken };
}

it("a worker keeps its lease and connection over a restart of the backend", async () => {
  const site = await createSite();
  const first = await site.boot({});
  const { jobId } = await submit(first, "owner/name", 3);
  const { lease } = await claim(first, "w1");
  // Like a worker, it watches its claim over a WebSocket, which reconnects by itself.
  const client = new ConvexClient(first.url, { logger: false });
  onTestFinished(() => client.close());
  client.setAuth(site.workerToken);
  const watched: string[] = [];
  client.onUpdate(api.queue.watch, { jobId, epoch: lease.epoch }, ({ reason }) => watched.push(reason));
  await client.mutation(api.checkpoints.put, { ...lease, key: "k", value: "1" });
  await first.kill();

  // Sent while the backend is down: the client waits until it can reconnect.
  const heartbeat = client.mutation(api.queue.heartbeat, lease);
  const second = await site.boot({});
  expect(second.url).toBe(first.url);
  expect((await heartbeat).remainingMs).toBe(10_000);
  expect(await look(second, jobId)).toMatchObject({ status: "running", epoch: 1, attempt: 1 });
  expect(await client.query(api.checkpoints.get, { ...lease, key: "k" })).toEqual({ value: "1" });
  await publish(second.as("worker"), lease, 3);
  expect(await look(second, jobId)).toMatchObject({ status: "completed", attempt: 1 });
  await expect.poll(() => watched.at(-1), { timeout: 30_000 }).toBe("ended");
  expect(new Set(watched)).toEqual(new Set(["owned", "ended"]));
});

it("a lease without a worker ends after a restart; the next worker continues", async () => {
  const site = await createSite();
  const first = await site.boot({});
  const { jobId } = await submit(first, "owner/name", 3);
  const lost = await claim(first, "w1");
  await lost.worker.mutation(api.queue.heartbeat, lost.lease);
  await lost.worker.mutation(api.checkpoints.put, { ...lost.lease, key: "k", value: "1" });
  await first.kill();

  const second = await site.boot({}, 30_000);
  const isQueued = (job: JobView | null) => job?.status === "queued";
  const queued = await until(second.as("viewer"), api.jobs.get, { jobId }, isQueued);
  expect(queued).toMatchObject({ attempt: 2, epoch: 2 });
  const { worker, lease } = await claim(second, "w2");
  expect(await worker.query(api.checkpoints.get, { ...lease, key: "k" })).toEqual({ value: "1" });
  const late = second.as("worker").mutation(api.queue.heartbeat, lost.lease);
  expect((await refusalOf(late)).code).toBe("LEASE_LOST");
  await publish(worker, lease, 3);
  expect(await look(second, jobId)).toMatchObject({ status: "completed", attempt: 2 });
});

it("a directory submitted under open access cannot be retried under token access", async () => {
  const site = await createSite();
  const open = await site.boot({ access: "open" });
  const local = { path: "/srv/app", name: "app" };
  const { jobId } = await open.as("worker").mutation(api.jobs.submitLocal, local);
  await open.as("nobody").mutation(api.jobs.cancel, { jobId });
  await open.kill();

  const closed = await site.boot({ access: "token" });
  const refusal = await refusalOf(closed.as("viewer").mutation(api.jobs.retry, { jobId }));
  expect(refusal.code).toBe("ACCESS_DENIED");
  expect((await look(closed, jobId)).status).toBe("canceled");
});
