/** Runs the real Chromium of this machine next to another one that must stay untouched. */
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterEach, describe, expect, test, vi } from "vitest";
import { launchOptions, sandboxPossible, sandboxWarning } from "./launch-options.ts";
import { openBrowser } from "./open.ts";
import { findBrowser, type LocalBrowser } from "./source.ts";

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function localBrowser(): LocalBrowser {
  const source = findBrowser({});
  if (source?.kind !== "local")
    throw new Error("these tests need a Chromium: node packages/browser/src/ensure.ts");
  return source;
}

/**
 * A temporary directory of the test's own. Files that remain in it come from the browser under
 * test.
 */
async function ownTemporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), "fondation-browser-"));
  const { TMPDIR } = process.env;
  process.env.TMPDIR = directory;
  cleanUps.push(async () => {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    await rm(directory, { recursive: true, force: true });
  });
  return directory;
}

describe("openBrowser", () => {
  test("launches a Chromium that renders a page and leaves no temporary files", async () => {
    const temporary = await ownTemporaryDirectory();
    const said: string[] = [];
    const { browser, sandbox, close } = await openBrowser({
      source: localBrowser(),
      say: (line) => said.push(line),
    });
    cleanUps.push(close);
    const page = await browser.newPage();
    await page.setContent("<h1>Bonjour</h1>");
    expect(await page.getByRole("heading").textContent()).toBe("Bonjour");
    expect(await readdir(temporary)).toEqual([expect.stringMatching(/^fondation-chromium-/)]);
    expect(sandbox).toBe(process.getuid?.() !== 0);
    expect(said).toHaveLength(sandbox ? 0 : 1);
    await close();
    expect(await readdir(temporary)).toEqual([]);
  });

  test("works in the directory it is given, with a fresh profile each time", async () => {
    const directory = await ownTemporaryDirectory();
    const open = async () => {
      const owned = await openBrowser({ source: localBrowser(), say: () => {}, directory });
      cleanUps.push(owned.close);
      return owned;
    };
    const first = await open();
    const context = first.browser.contexts()[0];
    await context?.addCookies([{ name: "a", value: "b", url: "http://fondation.invalid" }]);
    const second = await open();
    expect(await second.browser.contexts()[0]?.cookies()).toEqual([]);
    expect(await readdir(directory)).toHaveLength(2);
    await first.close();
    await second.close();
    expect(await readdir(directory)).toEqual([]);
  });

  test("works in a directory whose path is too long for a socket, and cleans up", async () => {
    const directory = path.join(await ownTemporaryDirectory(), "a-long-name-".repeat(9));
    await mkdir(directory);
    const owned = await openBrowser({ source: localBrowser(), say: () => {}, directory });
    cleanUps.push(owned.close);
    expect((await owned.browser.newPage()).url()).toBe("about:blank");
    await owned.close();
    expect(await readdir(directory)).toEqual([]);
  });

  test("gives Chromium no credential of this program", () => {
    process.env.GITHUB_TOKEN = "a-token-for-git";
    cleanUps.push(async () => delete process.env.GITHUB_TOKEN);
    const { env } = launchOptions(localBrowser(), tmpdir());
    expect(env).toMatchObject({ PATH: process.env.PATH, TMPDIR: tmpdir() });
    expect(JSON.stringify(env)).not.toContain("a-token-for-git");
  });

  test("connects to the browser server it is given, and leaves it running when it closes", async () => {
    const server = await chromium.launchServer(launchOptions(localBrowser(), await ownTemporaryDirectory()));
    cleanUps.push(() => server.close());
    const { browser, close } = await openBrowser({
      source: { kind: "remote", wsEndpoint: server.wsEndpoint() },
    });
    expect((await browser.newPage()).url()).toBe("about:blank");
    await close();
    expect(server.process().exitCode).toBeNull();
    const again = await openBrowser({ source: { kind: "remote", wsEndpoint: server.wsEndpoint() } });
    await again.close();
  });

  test("ends a browser that is stopped and answers nothing, and leaves nothing behind", async () => {
    const directory = await ownTemporaryDirectory();
    const { browser, close } = await openBrowser({ source: localBrowser(), say: () => {}, directory });
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    const { id } = processInfo.find(({ type }) => type === "browser") ?? {};
    if (id === undefined) throw new Error("Chromium does not tell its process");
    process.kill(id, "SIGSTOP");
    await close();
    expect(browser.isConnected()).toBe(false);
    expect(await readdir(directory)).toEqual([]);
  });

  test("ends a launched browser that does not report its process id", async () => {
    const directory = await ownTemporaryDirectory();
    const launch = chromium.launchPersistentContext.bind(chromium);
    const launched: Browser[] = [];
    const launching = vi.spyOn(chromium, "launchPersistentContext").mockImplementation(async (...args) => {
      const context = await launch(...args);
      cleanUps.push(() => context.close());
      const browser = context.browser() as Browser;
      vi.spyOn(browser, "newBrowserCDPSession").mockRejectedValue(new Error("no session today"));
      launched.push(browser);
      return context;
    });
    cleanUps.push(async () => launching.mockRestore());
    await expect(openBrowser({ source: localBrowser(), say: () => {}, directory })).rejects.toMatchObject({
      code: "BROWSER_UNAVAILABLE",
      message: expect.stringContaining("no session today"),
    });
    expect(launched.map((browser) => browser.isConnected())).toEqual([false]);
    expect(await readdir(directory)).toEqual([]);
  });

  test("leaves the user's Chrome running with its profile and its pages", async () => {
    const profile = await mkdtemp(path.join(tmpdir(), "fondation-person-"));
    cleanUps.push(() => rm(profile, { recursive: true, force: true }));
    const person = await chromium.launchPersistentContext(profile, launchOptions(localBrowser(), profile));
    cleanUps.push(() => person.close());
    const page = await person.newPage();
    await page.setContent("<title>mon courrier</title>");
    const owned = await openBrowser({ source: localBrowser(), say: () => {} });
    const seen = owned.browser.contexts().flatMap((context) => context.pages().map((each) => each.url()));
    expect(seen).toEqual(["about:blank"]);
    await owned.close();
    expect(await page.title()).toBe("mon courrier");
    expect(person.pages()).toContain(page);
  });

  test("says which program could not be launched, and what to do", async () => {
    const attempt = openBrowser({
      source: { kind: "local", executablePath: "/bin/false", origin: "FONDATION_CHROMIUM" },
      say: () => {},
    });
    await expect(attempt).rejects.toMatchObject({
      code: "BROWSER_UNAVAILABLE",
      message: expect.stringContaining("/bin/false could not be launched"),
    });
  });

  test("does not print the secret path of a browser server that does not answer", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const { port } = closed.address() as { port: number };
    closed.close();
    const attempt = openBrowser({
      source: { kind: "remote", wsEndpoint: `ws://127.0.0.1:${port}/hidden-path` },
    });
    await expect(attempt).rejects.toMatchObject({
      code: "BROWSER_UNAVAILABLE",
      message: expect.not.stringContaining("hidden-path"),
    });
  });
});

describe("the sandbox", () => {
  test("is on for every user except root", () => {
    expect([sandboxPossible(0), sandboxPossible(1000)]).toEqual([false, true]);
  });

  test("is warned about, loudly, only when it is off", () => {
    const source = localBrowser();
    expect(sandboxWarning(source, false)).toMatch(/WARNING.*WITHOUT its sandbox/);
    expect(sandboxWarning(source, true)).toBeUndefined();
    expect(launchOptions(source, tmpdir(), true).chromiumSandbox).toBe(true);
  });
});
