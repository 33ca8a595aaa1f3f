import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { errorOf } from "../testing/error-of.ts";
import { type HealthServer, startHealthServer } from "./health-server.ts";
import { createMetrics } from "./metrics.ts";

let server: HealthServer;
let why: string | undefined;
const metrics = createMetrics(3, () => true);
const get = (path: string, method = "GET") => fetch(`http://127.0.0.1:${server.port}${path}`, { method });

beforeEach(async () => {
  why = undefined;
  server = await startHealthServer({ port: 0, metrics, notReady: () => why });
});
afterEach(() => server.stop());

describe("the health server", () => {
  test("says that the worker is alive, and why it is not ready", async () => {
    expect((await get("/livez")).status).toBe(200);
    expect((await get("/readyz")).status).toBe(200);
    why = "not connected to the backend";
    const answer = await get("/readyz");
    expect([answer.status, await answer.text()]).toEqual([503, "not ready: not connected to the backend\n"]);
    expect((await get("/livez")).status).toBe(200);
  });

  test("serves the counters in Prometheus' format", async () => {
    metrics.jobs.inc({ outcome: "completed" });
    const answer = await get("/metrics");
    expect(answer.headers.get("content-type")).toContain("text/plain; version=0.0.4");
    const text = await answer.text();
    expect(text).toContain("fondation_worker_slots 3");
    expect(text).toContain("fondation_worker_connected 1");
    expect(text).toContain('fondation_worker_jobs_total{outcome="completed"} 1');
  });

  test("answers 404 for other paths", async () => {
    expect((await get("/")).status).toBe(404);
    expect((await get("/livez", "POST")).status).toBe(405);
  });

  test("fails with an error that names a busy port", async () => {
    const taken = startHealthServer({ port: server.port, metrics, notReady: () => undefined });
    expect(await errorOf(taken)).toMatchObject({
      code: "HEALTH_PORT",
      message: expect.stringContaining(String(server.port)),
    });
  });
});
