/** Jobs of a worker with a browser. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { api } from "@fondation/backend";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type WorkerFixture, startFixture } from "../testing/worker-fixture.ts";
import { browserProcesses, stopBrowser } from "./testing/browser-processes.ts";
import { builtPages } from "./testing/pages.ts";

// A bound for processes that hang, not a measure.
vi.setConfig({ testTimeout: 120_000 });

let pages: string;
beforeAll(async () => {
  pages = await builtPages();
}, 240_000);

let fixture: WorkerFixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture[Symbol.asyncDispose]());

const ended = ({ status }: { status: string }) => status === "completed" || status === "failed";
/** The smallest course: the tests do not depend on its size. */
const SMALL = { chapters: 3 };
const readCourse = () => fixture.backend.viewer.query(api.courses.get, { key: "ada/engine" });
/** Waits until the course has its pictures and its PDF. */
async function untilDrawn() {
  await vi.waitUntil(async () => (await readCourse())?.renderingsMissing === null, { timeout: 60_000 });
  return await readCourse();
}
const browserOptions = () => ({ pages, source: process.env });

test("a course has drawn diagrams and a PDF, at the backend and as files", async () => {
  const commit = fixture.addRepository("ada/engine");
  const output = join(fixture.scratch, "output");
  const worker = fixture.startWorker({ browser: browserOptions(), output });
  const jobId = await fixture.backend.submit("ada/engine", SMALL);
  expect(await fixture.backend.untilJob(jobId, ended)).toMatchObject({ status: "completed", error: null });
  const { viewer } = fixture.backend;
  const file = join(output, "ada", "engine", commit, "course.pdf");
  await vi.waitUntil(() => existsSync(file), { timeout: 60_000 });
  const course = await untilDrawn();
  const courseId = course?.courseId ?? "";
  expect(course?.verification.checks).toContainEqual(
    expect.objectContaining({ id: "G8", failed: 0, checked: expect.any(Number) }),
  );

  const slug = course?.documents.find(({ kind }) => kind === "chapter")?.slug ?? "";
  const chapter = await viewer.query(api.courses.document, { courseId, slug });
  const [, source = ""] = /```mermaid\n([\s\S]*?)\n```/.exec(chapter?.content ?? "") ?? [];
  const drawn = await viewer.query(api.courses.diagram, { courseId, source });
  expect(drawn?.light).toMatch(/^<svg /);
  expect(drawn?.dark).toMatch(/^<svg /);

  const first = await viewer.query(api.courses.bookletPart, { courseId, part: 0 });
  expect(Buffer.from(first?.bytes ?? new ArrayBuffer()).toString("latin1", 0, 5)).toBe("%PDF-");
  await worker.stop();
  const directory = join(output, "ada", "engine", commit);
  expect(readFileSync(join(directory, "diagrams", `${drawn?.sha256}.svg`), "utf8")).toBe(drawn?.light);
  expect(readFileSync(file).byteLength).toBe(course?.booklet?.bytes);
  expect(existsSync(fixture.workspace)).toBe(false);
});

test("the browser library is loaded before the worker is ready", async () => {
  const worker = fixture.startWorker({ browser: browserOptions() });
  await worker.ready;
  const lines = worker.logText().split("\n");
  const loaded = lines.findIndex((line) => line.includes("The browser library is loaded"));
  expect(loaded).toBeGreaterThanOrEqual(0);
  expect(loaded).toBeLessThan(lines.findIndex((line) => line.includes("The worker is ready")));
});

test("a worker without a browser publishes the course, with one warning in the log", async () => {
  fixture.addRepository("ada/engine");
  fixture.startWorker({ browser: { pages, source: { FONDATION_CHROMIUM: "/gone" } } });
  const jobId = await fixture.backend.submit("ada/engine", SMALL);
  expect(await fixture.backend.untilJob(jobId, ended)).toMatchObject({ status: "completed" });
  const lines = await fixture.backend.logOf(jobId);
  expect(lines.filter((line) => line.startsWith("browser.missing"))).toHaveLength(1);
  const course = await readCourse();
  expect(course).toMatchObject({ booklet: null, renderingsMissing: { fault: "browser" } });
  expect(course?.documents).toHaveLength(12);
});

test("the course of a worker that uses no browser waits for one that does", async () => {
  fixture.addRepository("ada/engine");
  const without = fixture.startWorker();
  await fixture.backend.untilJob(await fixture.backend.submit("ada/engine", SMALL), ended);
  expect(await readCourse()).toMatchObject({ renderingsMissing: { fault: "no-browser" } });
  await without.stop();
  fixture.startWorker({ browser: browserOptions() });
  expect((await untilDrawn())?.booklet?.bytes).toBeGreaterThan(10_000);
});

test("a course without pictures and PDF gets them when the browser works again", async () => {
  fixture.addRepository("ada/engine");
  const without = fixture.startWorker({ browser: { pages, source: { FONDATION_CHROMIUM: "/gone" } } });
  const jobId = await fixture.backend.submit("ada/engine", SMALL);
  await fixture.backend.untilJob(jobId, ended);
  expect(await readCourse()).toMatchObject({ renderingsMissing: { fault: "browser" }, booklet: null });
  await without.stop();

  fixture.startWorker({ browser: browserOptions() });
  const found = await untilDrawn();
  expect(found?.booklet?.bytes).toBeGreaterThan(10_000);
  const courseId = found?.courseId ?? "";
  const slug = found?.documents.find(({ kind }) => kind === "chapter")?.slug ?? "";
  const chapter = await fixture.backend.viewer.query(api.courses.document, { courseId, slug });
  const [, source = ""] = /```mermaid\n([\s\S]*?)\n```/.exec(chapter?.content ?? "") ?? [];
  const drawn = await fixture.backend.viewer.query(api.courses.diagram, { courseId, source });
  expect(drawn?.light).toMatch(/^<svg /);
});

test("a course can be read before its PDF is printed; a stopped worker leaves it to another", async () => {
  fixture.addRepository("ada/engine");
  const worker = fixture.startWorker({ browser: browserOptions() });
  const jobId = await fixture.backend.submit("ada/engine", SMALL);
  await fixture.backend.untilJob(jobId, ({ stage }) => stage === "publishing");
  // The stopped browser never finishes the PDF.
  const browser = stopBrowser(fixture.workspace);
  expect(await fixture.backend.untilJob(jobId, ended)).toMatchObject({ status: "completed" });
  expect(await readCourse()).toMatchObject({ booklet: null, renderingsMissing: { fault: null } });
  const next = await fixture.backend.submit("ada/engine", SMALL);
  await fixture.backend.untilJob(next, ({ stage }) => stage === "checking" || stage === "publishing");
  await fixture.backend.viewer.mutation(api.jobs.cancel, { jobId: next });

  const stopped = worker.stop();
  process.kill(browser, "SIGCONT");
  await stopped;
  expect(browserProcesses(fixture.workspace)).toEqual([]);
  expect(fixture.leftInWorkspace()).toEqual([]);
  fixture.startWorker({ browser: browserOptions() });
  expect((await untilDrawn())?.booklet?.bytes).toBeGreaterThan(10_000);
});

test("a cancel ends a job without waiting for the browser", async () => {
  fixture.addRepository("ada/engine");
  const worker = fixture.startWorker({ browser: browserOptions() });
  const jobId = await fixture.backend.submit("ada/engine", SMALL);
  await fixture.backend.untilJob(jobId, ({ stage }) => stage === "checking");
  const browser = stopBrowser(fixture.workspace);
  await fixture.backend.viewer.mutation(api.jobs.cancel, { jobId });
  const left = () =>
    readdirSync(fixture.workspace).flatMap((name) => readdirSync(join(fixture.workspace, name)));
  await vi.waitUntil(() => !left().some((name) => name.startsWith(jobId)), {
    interval: 20,
    timeout: 30_000,
  });
  process.kill(browser, "SIGCONT");
  expect(await fixture.backend.untilJob(jobId, () => true)).toMatchObject({ status: "canceled" });
  await worker.stop();
  expect(browserProcesses(fixture.workspace)).toEqual([]);
});
