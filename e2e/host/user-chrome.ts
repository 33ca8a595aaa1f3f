/**
 * A Chrome that represents the user's own: started before the suite, with its own profile and page.
 * The suite must neither end nor use it.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { findBrowser, launchOptions, noBrowser } from "@fondation/browser";
import { Guard } from "../system/cleanup/guard.ts";
import { startTime } from "../system/cleanup/start-time.ts";
import { until } from "../system/waiting/until.ts";
import { fullBrowser } from "./full-browser.ts";

/** Its observable state, which must be equal before and after a run. */
export interface UserChrome {
  readonly pid: number;
  /** Start time of the process, to detect another process with the same id. */
  readonly startTime: string;
  readonly profile: string;
  /** Port of the debugging protocol, which lists the pages. */
  readonly port: number;
  readonly pages: readonly string[];
}

const MAIL = "data:text/html,<title>Mon courrier</title>";

/**
 * Starts a complete browser if one is installed. `stop` ends only this process and removes its
 * profile. Undefined when the suite uses a remote browser.
 */
export async function startUserChrome(): Promise<
  { readonly chrome: UserChrome; stop(): Promise<void> } | undefined
> {
  const source = findBrowser();
  if (source === undefined) throw noBrowser();
  if (source.kind === "remote") return undefined;
  const guard = await Guard.start();
  const profile = await mkdtemp(path.join(tmpdir(), "fondation-person-"));
  guard.keep({ kind: "directory", path: profile });
  const { args = [], chromiumSandbox, env } = launchOptions(source, profile);
  const sandbox = chromiumSandbox === false ? ["--no-sandbox"] : [];
  // Headless only without a display, because a user starts Chrome with a window.
  const own = ["--headless", `--user-data-dir=${profile}`, "--remote-debugging-port=0", MAIL];
  const child = spawn(fullBrowser() ?? source.executablePath, [...args, ...sandbox, ...own], {
    stdio: "ignore",
    detached: true,
    // A complete browser also writes outside its profile.
    env: { ...env, HOME: profile },
  });
  await once(child, "spawn");
  const pid = child.pid as number;
  guard.keep({ kind: "process", pid, startTime: startTime(pid) });
  const stop = async () => {
    await end(child, profile);
    await guard.stop();
  };
  try {
    const port = await until("the person's Chrome to have started", () => readPort(profile), {
      signal: AbortSignal.timeout(30_000),
    });
    const pages = await until("its page to be open", () => readPages(port), {
      signal: AbortSignal.timeout(10_000),
    });
    return { chrome: { pid, startTime: startTime(pid) ?? "", profile, port, pages }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

export async function look(chrome: UserChrome): Promise<Omit<UserChrome, "profile">> {
  const pages = await readPages(chrome.port).catch(() => undefined);
  return {
    pid: chrome.pid,
    startTime: startTime(chrome.pid) ?? "ended",
    port: chrome.port,
    pages: pages ?? [],
  };
}

async function readPort(profile: string): Promise<number | undefined> {
  const text = await readFile(path.join(profile, "DevToolsActivePort"), "utf8");
  return Number(text.split("\n")[0]) || undefined;
}

async function readPages(port: number): Promise<string[] | undefined> {
  const response = await fetch(`http://127.0.0.1:${port}/json/list`);
  const targets = (await response.json()) as { id: string; type: string; url: string; title: string }[];
  const pages = targets
    .filter(({ type }) => type === "page")
    .map(({ id, url, title }) => `${id} ${title} ${url}`);
  return pages.some((page) => page.includes(" Mon courrier ")) ? pages : undefined;
}

async function end(child: ChildProcess, profile: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, "exit");
    process.kill(-(child.pid as number), "SIGKILL");
    await exit;
  }
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}
