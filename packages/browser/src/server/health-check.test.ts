/**
 * Runs the real Chromium of this machine behind Playwright's server. Tests stop it and let it
 * continue.
 */
import { type Browser, type BrowserServer, chromium } from "playwright-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sandboxPossible } from "../launch-options.ts";
import { findBrowser } from "../source.ts";
import { createHealthCheck } from "./health-check.ts";

// A bound for browsers that hang, not a measure: the machine may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Far more than an answer takes. */
const LONG_MS = 30_000;

let server: BrowserServer;
let connections: Browser[];
let pages: number;
beforeEach(async () => {
  const source = findBrowser({});
  if (source?.kind !== "local") {
    throw new Error("these tests need a Chromium: node packages/browser/src/ensure.ts");
  }
  const { executablePath } = source;
  server = await chromium.launchServer({ executablePath, chromiumSandbox: sandboxPossible() });
  connections = [];
  pages = 0;
});
afterEach(() => server.kill());

async function connect(): Promise<Browser> {
  const browser = await chromium.connect(server.wsEndpoint());
  const newPage = browser.newPage.bind(browser);
  vi.spyOn(browser, "newPage").mockImplementation((options) => {
    pages += 1;
    return newPage(options);
  });
  connections.push(browser);
  return browser;
}

function signal(name: NodeJS.Signals): void {
  const { pid } = server.process();
  if (pid === undefined) throw new Error("Chromium has no process");
  process.kill(pid, name);
}

test("a connection that has dropped is made again", async () => {
  const { check } = createHealthCheck({ connect, answerMs: LONG_MS, freshMs: 0, maxFailures: 3 });
  await check();
  await connections[0]?.close();
  await check();
  expect(connections).toHaveLength(2);
});

test("a connection that could not be made is tried again", async () => {
  const failing = vi.fn(connect).mockRejectedValueOnce(new Error("refused"));
  const { check } = createHealthCheck({ connect: failing, answerMs: LONG_MS, freshMs: 0, maxFailures: 3 });
  await expect(check()).rejects.toThrow("refused");
  await check();
  expect(failing).toHaveBeenCalledTimes(2);
});

test("a fresh answer opens no further page, unless the connection has ended", async () => {
  const { check } = createHealthCheck({ connect, answerMs: LONG_MS, freshMs: LONG_MS, maxFailures: 3 });
  for (let time = 1; time <= 3; time += 1) await check();
  expect(pages).toBe(1);
  await connections[0]?.close();
  await check();
  expect(pages).toBe(2);
});

test("a late browser gets one check, and is healthy when it answers that check", async () => {
  const { check } = createHealthCheck({ connect, answerMs: 500, freshMs: 0, maxFailures: 1_000 });
  await vi.waitUntil(
    () =>
      check().then(
        () => true,
        () => false,
      ),
    { timeout: LONG_MS },
  );
  const before = pages;
  signal("SIGSTOP");
  for (let time = 1; time <= 3; time += 1) await expect(check()).rejects.toThrow("no answer");
  expect(pages).toBe(before + 1);
  signal("SIGCONT");
  await vi.waitUntil(
    () =>
      check().then(
        () => true,
        () => false,
      ),
    { timeout: LONG_MS },
  );
  expect(connections).toHaveLength(1);
});

test("a browser that never answers is given up after some waits in a row", async () => {
  const { check, givenUp } = createHealthCheck({ connect, answerMs: 300, freshMs: 0, maxFailures: 3 });
  signal("SIGSTOP");
  for (let time = 1; time <= 3; time += 1) await expect(check()).rejects.toThrow("no answer within 300 ms");
  expect(await givenUp).toBe("Chromium has not answered 3 times in a row");
  expect(pages).toBeLessThanOrEqual(1);
});
