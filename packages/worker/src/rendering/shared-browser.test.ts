import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { findBrowser } from "@fondation/browser";
import { execa } from "execa";
import { afterEach, beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { createScratch } from "../testing/scratch.ts";
import { createTestLog } from "../testing/test-log.ts";
import { createSharedBrowser, type SharedBrowser } from "./shared-browser.ts";
import { SITE } from "./site.ts";
import { browserProcesses } from "./testing/browser-processes.ts";
import { builtPages } from "./testing/pages.ts";

// A bound for browsers that hang, not a measure.
vi.setConfig({ testTimeout: 60_000 });

let pages: string;
beforeAll(async () => {
  pages = await builtPages();
}, 240_000);

let scratch: ReturnType<typeof createScratch>;
let sharedBrowser: SharedBrowser;
beforeEach(() => {
  scratch = createScratch();
});
afterEach(async () => {
  await sharedBrowser?.close();
  scratch[Symbol.dispose]();
});

function start(idleMs = 60_000): SharedBrowser {
  const directory = join(scratch.path, "browser");
  sharedBrowser = createSharedBrowser({ pages, source: process.env, idleMs }, directory, createTestLog().log);
  return sharedBrowser;
}

test("two jobs share one browser, and nothing else", async () => {
  const { openSession } = start();
  const [one, other] = await Promise.all([openSession().context(), openSession().context()]);
  expect(one.browser()).toBe(other.browser());
  await one.addCookies([{ name: "a", value: "b", url: SITE }]);
  expect(await other.cookies()).toEqual([]);
  expect(browserProcesses(scratch.path)).toHaveLength(1);
});

test("the browser stays open for the next job, and closes after the idle time", async () => {
  const { openSession } = start(60_000);
  const first = openSession();
  const browser = (await first.context()).browser();
  // Only the timer of the idle minute is fake.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  await first.close();
  vi.advanceTimersByTime(59_000);
  const second = openSession();
  vi.advanceTimersByTime(600_000);
  vi.useRealTimers();
  expect((await second.context()).browser()).toBe(browser);
  expect(browser?.isConnected()).toBe(true);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  await second.close();
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  await vi.waitUntil(() => !browser?.isConnected(), { timeout: 30_000 });
  await vi.waitUntil(
    () =>
      browserProcesses(scratch.path).length === 0 && readdirSync(join(scratch.path, "browser")).length === 0,
    {
      timeout: 30_000,
    },
  );
});

test("a browser that has crashed is opened again for the same job", async () => {
  const session = start().openSession();
  const browser = (await session.context()).browser();
  await browser?.close();
  const again = await session.context();
  expect(again.browser()).not.toBe(browser);
  await (await again.newPage()).goto(`${SITE}/diagram.html`);
});

test("a browser that could not be opened is tried again at the next call", async () => {
  const executable = join(scratch.path, "chromium");
  const source = { FONDATION_CHROMIUM: executable };
  sharedBrowser = createSharedBrowser({ pages, source }, join(scratch.path, "browser"), createTestLog().log);
  const session = sharedBrowser.openSession();
  await expect(session.context()).rejects.toThrow("which does not exist");
  const found = findBrowser(process.env);
  if (found?.kind !== "local") throw new Error("This test needs a Chromium on this machine.");
  writeFileSync(executable, `#!/bin/sh\nexec "${found.executablePath}" "$@"\n`, { mode: 0o755 });
  expect((await session.context()).browser()?.isConnected()).toBe(true);
});

test("a closed session gives no context", async () => {
  const session = start().openSession();
  const context = await session.context();
  await session.close();
  expect(context.browser()?.contexts()).not.toContain(context);
  await expect(session.context()).rejects.toThrow("is closed");
});

test("a session that is closed twice counts once: the browser stays open", async () => {
  const { openSession } = start(60_000);
  const [one, other] = [openSession(), openSession()];
  const browser = (await other.context()).browser();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  await one.close();
  await one.close();
  vi.advanceTimersByTime(600_000);
  vi.useRealTimers();
  expect((await other.context()).browser()).toBe(browser);
  expect((await openSession().context()).browser()).toBe(browser);
});

test("no request leaves the browser", async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.setHeader("Access-Control-Allow-Origin", "*").end("reached");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const page = await (await start().openSession().context()).newPage();
  await page.goto(`${SITE}/diagram.html`);
  const outcome = await page.evaluate(async (address) => {
    const answer = await fetch(`http://${address}/`).then(
      () => "reached",
      () => "refused",
    );
    const socket = new WebSocket(`ws://${address}/`);
    const ended = await new Promise((resolve) => {
      socket.onclose = () => resolve("closed");
      socket.onmessage = () => resolve("spoken to");
    });
    const outside = await fetch("/../../package.json").then(({ status }) => status);
    return [answer, ended, outside];
  }, `127.0.0.1:${port}`);
  server.close();
  expect(outcome).toEqual(["refused", "closed", 404]);
  expect(asked).toEqual([]);
});

test("an address that cannot be decoded is refused, and the page still works", async () => {
  const page = await (await start().openSession().context()).newPage();
  await page.goto(`${SITE}/diagram.html`);
  const outcome = await page.evaluate(async () => {
    const image = new Image();
    const ended = new Promise((resolve) => {
      image.onload = () => resolve("loaded");
      image.onerror = () => resolve("refused");
    });
    // A diagram may name an image like this: an incomplete percent escape.
    image.src = "/%zz";
    const answer = await fetch("/%zz").then(
      () => "reached",
      () => "refused",
    );
    return [await ended, answer, await fetch("/diagram.html").then(({ status }) => status)];
  });
  expect(outcome).toEqual(["refused", "refused", 200]);
});

function startProcess(): ChildProcess {
  const program = join(import.meta.dirname, "./testing/shared-browser-process.ts");
  const child = spawn(process.execPath, [program, pages, join(scratch.path, "browser")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  // A failed test must not leave the process running: the test runner would wait for it.
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

test("the library is loaded before the first job, if there is a browser", async () => {
  const program = join(import.meta.dirname, "./testing/library-loading-process.ts");
  const { stdout } = await execa(process.execPath, [program]);
  expect(JSON.parse(stdout)).toEqual([false, false, true]);
});

test("a worker that is killed leaves no Chromium behind", async () => {
  const child = startProcess();
  await once(child.stdout ?? child, "data");
  expect(browserProcesses(scratch.path)).toHaveLength(1);
  child.kill("SIGKILL");
  await once(child, "exit");
  await vi.waitUntil(() => browserProcesses(scratch.path).length === 0, { timeout: 30_000 });
});

test("a worker that is told to stop closes its browser itself", async () => {
  const child = startProcess();
  await once(child.stdout ?? child, "data");
  const said = once(child.stdout ?? child, "data");
  child.kill("SIGTERM");
  expect(String((await said)[0])).toBe("closed\n");
  expect((await once(child, "exit"))[0]).toBe(7);
  expect(browserProcesses(scratch.path)).toEqual([]);
  expect(existsSync(scratch.path)).toBe(true);
});
