/**
 * The Chrome of the person at this machine: started before the suite, with a profile and a page of its own, and nobody's but
 * hers. The suite must neither end it nor use it.
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

/** What can be seen of it from outside; equal before and after when nobody has touched it. */
export interface UserChrome {
  readonly pid: number;
  /** Of that process, so that another one with the same id does not pass for it. */
  readonly startTime: string;
  readonly profile: string;
  /** Port of its debugging protocol, through which its pages can be listed. */
  readonly port: number;
  readonly pages: readonly string[];
}

const MAIL = "data:text/html,<title>Mon courrier</title>";

/**
 * Starts it, a whole browser where this machine has one; `stop` ends exactly this one and removes its profile. Undefined when the suite uses
 * a remote browser.
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
  // There may be no display here; that is all that is different from how she would start it.
  const own = ["--headless", `--user-data-dir=${profile}`, "--remote-debugging-port=0", MAIL];
  const child = spawn(fullBrowser() ?? source.executablePath, [...args, ...sandbox, ...own], {
    stdio: "ignore",
    detached: true,
    // A whole browser also writes beside its profile.
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

/** What of it can be seen now. */
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
