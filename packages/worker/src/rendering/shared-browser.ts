/**
 * The worker's browser, shared by its jobs. The first job that needs it opens it. It stays open for
 * the next jobs and is closed after some time without a job. Each job has its own browser context,
 * so that it cannot see the data of other jobs.
 */
import { mkdir } from "node:fs/promises";
import type { Browser, BrowserContext } from "@fondation/browser";
import { FondationError, type Log, type Secret } from "@fondation/environment";
import { fulfilledWithin } from "../time/deadline.ts";
import { serveSite } from "./site.ts";

/** The browser for diagrams and PDFs. */
export interface SharedBrowserOptions {
  /** Directory of the built pages, `assets/web`. */
  readonly pages: string;
  /** The browser from the environment. */
  readonly source: {
    readonly FONDATION_BROWSER_WS_ENDPOINT?: Secret | undefined;
    readonly FONDATION_CHROMIUM?: string | undefined;
  };
  /** Milliseconds that the browser stays open without a job; 60,000 by default. */
  readonly idleMs?: number;
}

/** One job's use of the shared browser. */
export interface BrowserSession {
  /**
   * The job's own context, in which the pages are served. Opens the browser if necessary. Rejects
   * without a browser.
   */
  context(): Promise<BrowserContext>;
  /** Closes a browser that does not answer. The next call of any job opens another one. */
  discardBrowser(): void;
  /** Closes the context for good. The browser stays open. Idempotent; never rejects. */
  close(): Promise<void>;
}

export interface SharedBrowser {
  /**
   * Loads the browser library if a browser is available. Loading blocks this thread for about a
   * second in which no lease is renewed, so call this before the first job. Never rejects: without
   * a browser, `context` reports the reason.
   */
  load(): Promise<void>;
  /** Starts a job's session, and starts to open the browser. */
  openSession(): BrowserSession;
  /** Closes the browser. Never rejects. */
  close(): Promise<void>;
}

const IDLE_MS = 60_000;
/** For connecting to a browser or launching one, on a busy machine. */
const OPENING_MS = 60_000;
/** Milliseconds. The end of this process also ends a browser that hangs. */
const CLOSING_MS = 5_000;

/** `directory`: for the files of a launched browser; created if absent. */
export function createSharedBrowser(
  options: SharedBrowserOptions,
  directory: string,
  log: Log,
): SharedBrowser {
  const { pages, idleMs = IDLE_MS } = options;
  let opened: Promise<OpenBrowser> | undefined;
  let sessions = 0;
  let idle: NodeJS.Timeout | undefined;
  let closed = false;
  let closing: Promise<unknown> = Promise.resolve();

  const open = () => {
    if (closed) return Promise.reject(new Error("The shared browser is closed."));
    if (opened !== undefined) return opened;
    const own = openBrowser(options.source, directory, log);
    const forget = () => {
      if (opened === own) opened = undefined;
    };
    own.then(({ browser }) => browser.once("disconnected", forget), forget);
    opened = own;
    return own;
  };
  const closeBrowser = async () => {
    clearTimeout(idle);
    const own = opened;
    opened = undefined;
    if (own === undefined) return;
    const isClosed = fulfilledWithin(
      own.then(({ close }) => close()),
      CLOSING_MS,
    );
    closing = Promise.all([closing, isClosed]);
    if (await isClosed) log.debug("The browser is closed");
    else log.warn("The browser could not be closed");
  };

  return {
    async load() {
      const startedAt = performance.now();
      const { findBrowser } = await import("@fondation/browser/source");
      try {
        if (findBrowser(options.source) === undefined) return;
        await import("@fondation/browser");
      } catch {
        return;
      }
      log.debug({ ms: Math.round(performance.now() - startedAt) }, "The browser library is loaded");
    },
    openSession() {
      clearTimeout(idle);
      sessions += 1;
      let context: Promise<BrowserContext> | undefined;
      let isOver = false;
      let used: Promise<OpenBrowser> | undefined;
      const prepare = async () => {
        used = open();
        const { browser } = await used;
        const own = await browser.newContext({ serviceWorkers: "block", colorScheme: "light" });
        await serveSite(own, pages);
        return own;
      };
      open().catch(() => {});
      return {
        context() {
          if (isOver) return Promise.reject(new Error("The session with the browser is closed."));
          if (context !== undefined) return context;
          const own = prepare();
          const forget = () => {
            if (context === own) context = undefined;
          };
          // A context that failed to open or whose browser has ended: the next call opens another
          // one.
          own.then((made) => made.once("close", forget), forget);
          context = own;
          return own;
        },
        discardBrowser() {
          context = undefined;
          if (used !== undefined && used === opened) void closeBrowser();
        },
        async close() {
          if (isOver) return;
          isOver = true;
          await fulfilledWithin(context?.then((own) => own.close()) ?? Promise.resolve(), CLOSING_MS);
          sessions -= 1;
          if (sessions > 0 || closed) return;
          idle = setTimeout(() => void closeBrowser(), idleMs);
          idle.unref();
        },
      };
    },
    async close() {
      closed = true;
      await closeBrowser();
      // A browser that was discarded earlier may still be closing.
      await closing;
    },
  };
}

interface OpenBrowser {
  readonly browser: Browser;
  close(): Promise<void>;
}

async function openBrowser(
  environment: SharedBrowserOptions["source"],
  directory: string,
  log: Log,
): Promise<OpenBrowser> {
  // `load` has loaded the library if a browser is available. An installation without the library
  // does everything else.
  const library = await import("@fondation/browser").catch((cause: unknown) => {
    throw new FondationError({
      code: "BROWSER_NOT_FOUND",
      message: "The browser library, playwright-core, is not installed.",
      advice: "Install playwright-core next to the worker.",
      cause,
    });
  });
  const source = library.findBrowser(environment);
  if (source === undefined) throw library.noBrowser();
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const startedAt = performance.now();
  const say = (line: string) => log.warn(line);
  const opened = await library.openBrowser({ source, directory, say, timeout: OPENING_MS });
  log.debug({ kind: source.kind, ms: Math.round(performance.now() - startedAt) }, "The browser is open");
  return opened;
}
