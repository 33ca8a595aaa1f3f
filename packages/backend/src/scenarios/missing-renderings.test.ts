/** When missing pictures and PDFs are tried again. The scenarios move the clock of `convex-test`. */
import { describe, expect, it } from "vitest";
import { api } from "../index.ts";
import { convexTestBackend } from "../testing/convex-test-driver.ts";
import { refusalOf, type TestBackend, until } from "../testing/driver.ts";
import { pass, stopTime } from "../testing/time.ts";
import { publishUndrawn } from "../testing/worker-calls.ts";

const MINUTE = 60_000;
const WORKER = { workerId: "w1" };

async function take(backend: TestBackend) {
  const taken = await backend.as("worker").mutation(api.renderings.take, WORKER);
  if (taken === null) throw new Error("There was no course to draw.");
  return { ...WORKER, courseId: taken.courseId, claim: taken.claim };
}

const waiting = (backend: TestBackend) => backend.as("worker").query(api.renderings.waiting, {});
const untilWaiting = (backend: TestBackend) =>
  until(backend.as("worker"), api.renderings.waiting, {}, (courseId) => courseId !== null);

describe("a course whose pictures and PDF are missing", () => {
  it("waits a minute after a failed attempt, then twice as long", async () => {
    stopTime();
    const backend = await convexTestBackend.start({});
    await publishUndrawn(backend);
    for (const minutes of [1, 2, 4]) {
      await backend.as("worker").mutation(api.renderings.end, { ...(await take(backend)), fault: "browser" });
      await pass(minutes * MINUTE - 1);
      expect(await waiting(backend)).toBeNull();
      await pass(1);
      await untilWaiting(backend);
    }
  });

  it("waits a minute after the loss of the worker that was drawing it, and says so", async () => {
    stopTime();
    const backend = await convexTestBackend.start({ leaseMs: 4_000 });
    await publishUndrawn(backend);
    await backend.as("worker").mutation(api.workers.register, { ...WORKER, name: "w", concurrency: 1 });
    await take(backend);
    await pass(4_000);
    const viewer = backend.as("viewer");
    await until(viewer, api.courses.get, { key: "owner/name" }, (course) => {
      return course?.renderingsMissing?.fault === "worker";
    });
    await pass(MINUTE);
    await untilWaiting(backend);
  });

  it("can be taken again a quarter of an hour after its worker was lost", async () => {
    stopTime();
    const backend = await convexTestBackend.start({});
    await publishUndrawn(backend);
    const lost = await take(backend);
    await pass(15 * MINUTE);
    await untilWaiting(backend);
    const late = backend.as("worker").mutation(api.renderings.end, { ...lost, fault: null });
    expect((await refusalOf(late)).code).toBe("RENDERING_LOST");
  });
});
