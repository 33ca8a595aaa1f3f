/** Opens a managed browser. Closing it ends only processes that this program started. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { FondationError } from "@fondation/environment";
import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { launchOptions, sandboxPossible, sandboxWarning } from "./launch-options.ts";
import { shortPathOf } from "./short-path.ts";
import { type BrowserSource, findBrowser, type LocalBrowser } from "./source.ts";

export interface ManagedBrowser extends AsyncDisposable {
  readonly browser: Browser;
  readonly source: BrowserSource;
  /** `undefined` for a remote browser: its server decides. */
  readonly sandbox: boolean | undefined;
  /**
   * Kills a launched browser when it does not close in time, and removes its profile. Only
   * disconnects from a remote browser. Idempotent.
   */
  close(): Promise<void>;
}

export interface OpenOptions {
  /** By default, found in the environment. */
  readonly source?: BrowserSource | undefined;
  /** Receives the warning about a missing sandbox; stderr by default. */
  readonly say?: (line: string) => void;
  /**
   * Parent of the launched browser's directory, which contains its profile and all other files that
   * it writes. Default: the system's temporary directory. Closing removes the browser's directory;
   * a killed program leaves it behind.
   */
  readonly directory?: string;
  /** Milliseconds to connect or launch; 30,000 by default. */
  readonly timeout?: number;
}

/** A browser closes within milliseconds. One that is stopped or hangs must be killed. */
const CLOSING_MS = 3_000;

/**
 * Connects to the browser server that the environment names, otherwise launches a local Chromium
 * with a fresh profile.
 *
 * @throws FondationError `BROWSER_NOT_FOUND` without a browser, `BROWSER_UNAVAILABLE` when it
 * cannot be connected to or launched.
 */
export async function openBrowser(options: OpenOptions = {}): Promise<ManagedBrowser> {
  const {
    say = (line) => process.stderr.write(`${line}\n`),
    timeout = 30_000,
    directory = tmpdir(),
  } = options;
  const source = options.source ?? findBrowser();
  if (source === undefined) throw noBrowser();
  if (source.kind === "remote") {
    const browser = await chromium.connect(source.wsEndpoint, { timeout }).catch((cause: unknown) => {
      throw unavailable(source, cause);
    });
    const close = () => browser.close();
    return { browser, source, sandbox: undefined, close, [Symbol.asyncDispose]: close };
  }
  const warning = sandboxWarning(source);
  if (warning !== undefined) say(warning);
  const { browser, close } = await launch(source, directory, timeout);
  return { browser, source, sandbox: sandboxPossible(), close, [Symbol.asyncDispose]: close };
}

/**
 * A launched browser writes everything into one directory: the fresh profile, downloads, and the
 * temporary files that Chromium leaves behind.
 */
async function launch(source: LocalBrowser, parent: string, timeout: number) {
  const own = await mkdtemp(path.join(parent, "fondation-chromium-"));
  const temporary = await shortPathOf(own);
  const remove = async () => {
    await temporary.release();
    await rm(own, { recursive: true, force: true, maxRetries: 5 });
  };
  let context: BrowserContext | undefined;
  try {
    context = await chromium.launchPersistentContext(path.join(own, "profile"), {
      ...launchOptions(source, temporary.path),
      artifactsDir: own,
      timeout,
      // The program handles signals. Chromium ends with the program in any case.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    const browser = context.browser();
    if (browser === null) throw new Error("the browser ended at once");
    const kill = await killerOf(browser);
    const close = async () => {
      const timer = setTimeout(kill, CLOSING_MS);
      await browser.close().finally(() => clearTimeout(timer));
      await remove();
    };
    return { browser, close };
  } catch (cause) {
    await context?.close().catch(() => {});
    await remove();
    throw unavailable(source, cause);
  }
}

/**
 * Asks Chromium for its process id while it still answers. Playwright starts it as the leader of a
 * process group that contains its children.
 */
async function killerOf(browser: Browser): Promise<() => void> {
  const timer = Promise.withResolvers<undefined>();
  const late = setTimeout(timer.resolve, CLOSING_MS);
  const pid = await Promise.race([processOf(browser), timer.promise]).finally(() => clearTimeout(late));
  return () => {
    if (pid === undefined || !browser.isConnected()) return;
    // A Chromium started by a script is in the script's group. Then only its own process is killed,
    // and its children end with it.
    for (const target of [-pid, pid]) {
      try {
        process.kill(target, "SIGKILL");
        return;
      } catch {
        // The group does not exist, or has just ended.
      }
    }
  };
}

async function processOf(browser: Browser): Promise<number | undefined> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.find(({ type }) => type === "browser")?.id;
}

export function noBrowser(): FondationError {
  return new FondationError({
    code: "BROWSER_NOT_FOUND",
    message: "No Chromium was found on this machine, and no browser server is named.",
    advice:
      "Run `node packages/browser/src/ensure.ts`, or set FONDATION_CHROMIUM to an executable or FONDATION_BROWSER_WS_ENDPOINT to a server.",
  });
}

function unavailable(source: BrowserSource, cause: unknown): FondationError {
  const firstLine = String(cause instanceof Error ? cause.message : cause).split("\n", 1)[0];
  return source.kind === "remote"
    ? new FondationError({
        code: "BROWSER_UNAVAILABLE",
        // Without the address: its path is the secret that protects the server.
        message: `The browser server at ${new URL(source.wsEndpoint).host} could not be connected to: ${redactPath(firstLine, source.wsEndpoint)}`,
        advice: "Check that it runs and that it is the same minor version of Playwright as this program.",
        cause,
      })
    : new FondationError({
        code: "BROWSER_UNAVAILABLE",
        message: `${source.executablePath} could not be launched: ${firstLine}`,
        advice:
          "Start it by hand with --headless to see why; a missing library or a forbidden sandbox is usual.",
        cause,
      });
}

function redactPath(text: string | undefined, address: string): string {
  return (text ?? "").replaceAll(address, new URL(address).host);
}
