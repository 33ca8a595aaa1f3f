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
const browserOptions = () => ({ pages, source: process.env });

test("a course has drawn diagrams and a PDF, at the backend and as files", async () => {
  const commit = fixture.addRepository("ada/engine");
  const output = join(fixture.scratch, "output");
  const worker = fixture.startWorker({ browser: browserOptions(), output });
  const jobId = await fixture.backend.submit("ada/engine", SMALL);
  expect(await fixture.backend.untilJob(jobId, ended)).toMatchObject({ status: "completed", error: null });
  const { viewer } = fixture.backend;
  const course = await viewer.query(api.courses.get, { key: "ada/engine" });
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
  expect(readFileSync(join(directory, "course.pdf")).byteLength).toBe(course?.booklet?.bytes);
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
  const course = await fixture.backend.viewer.query(api.courses.get, { key: "ada/engine" });
  expect(course).toMatchObject({ booklet: null });
  expect(course?.documents).toHaveLength(12);
});

test("a course without pictures and PDF gets them when the browser works again", async () => {
  fixture.addRepository("ada/engine");
  const without = fixture.startWorker({ browser: { pages, source: { FONDATION_CHROMIUM: "/gone" } } });
  const jobId = await fixture.backend.submit("ada/engine", SMALL);
  await fixture.backend.untilJob(jobId, ended);
  const course = () => fixture.backend.viewer.query(api.courses.get, { key: "ada/engine" });
  expect(await course()).toMatchObject({ renderingsMissing: true, booklet: null });
  await without.stop();

  fixture.startWorker({ browser: browserOptions() });
  await vi.waitUntil(async () => (await course())?.renderingsMissing === false, { timeout: 60_000 });
  const found = await course();
  expect(found?.booklet?.bytes).toBeGreaterThan(10_000);
  const courseId = found?.courseId ?? "";
  const slug = found?.documents.find(({ kind }) => kind === "chapter")?.slug ?? "";
  const chapter = await fixture.backend.viewer.query(api.courses.document, { courseId, slug });
  const [, source = ""] = /```mermaid\n([\s\S]*?)\n```/.exec(chapter?.content ?? "") ?? [];
  const drawn = await fixture.backend.viewer.query(api.courses.diagram, { courseId, source });
  expect(drawn?.light).toMatch(/^<svg /);
});

test("a cancel during printing ends the job without waiting for the browser", async () => {
  fixture.addRepository("ada/engine");
  const worker = fixture.startWorker({ browser: browserOptions() });
  const jobId = await fixture.backend.submit("ada/engine", SMALL);
  await fixture.backend.untilJob(jobId, ({ stage }) => stage === "publishing");
  // The stopped browser never finishes the PDF. Once the documents are stored, the job waits only
  // for the PDF.
  const browser = stopBrowser(fixture.workspace);
  const isStored = (line: string) => line.startsWith("publication.stored");
  await vi.waitUntil(async () => (await fixture.backend.logOf(jobId)).some(isStored), { timeout: 60_000 });
  // The browser stays stopped: only the cancel can end the wait for the PDF.
  await fixture.backend.viewer.mutation(api.jobs.cancel, { jobId });
  const left = () =>
    readdirSync(fixture.workspace).flatMap((name) => readdirSync(join(fixture.workspace, name)));
  await vi.waitUntil(() => !left().some((name) => name.startsWith(jobId)), {
    interval: 20,
    timeout: 30_000,
  });
  process.kill(browser, "SIGCONT");
  expect(await fixture.backend.untilJob(jobId, () => true)).toMatchObject({ status: "canceled" });
  const next = await fixture.backend.submit("ada/engine", SMALL);
  expect(await fixture.backend.untilJob(next, ended)).toMatchObject({ status: "completed" });
  await worker.stop();
  expect(browserProcesses(fixture.workspace)).toEqual([]);
});
