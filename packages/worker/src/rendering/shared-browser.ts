/**
 * The worker's browser: opened with the first job that needs it, kept open for the next ones, closed after a while without any. Each job
 * has a context of its own in it, so that one sees nothing of another.
 */
import { mkdir } from "node:fs/promises";
import { FondationError, type Log, type Secret } from "@fondation/environment";
import type { Browser, BrowserContext } from "@fondation/browser";
import { fulfilledWithin } from "../time/deadline.ts";
import { serveSite } from "./site.ts";

/** What pictures and booklets are made with. */
export interface StudioOptions {
  /** Directory of the built pages, `assets/web`. */
  readonly pages: string;
  /** What the environment says about browsers. */
  readonly browser: {
    readonly FONDATION_BROWSER_WS_ENDPOINT?: Secret | undefined;
    readonly FONDATION_CHROMIUM?: string | undefined;
  };
  /** How long the browser stays open without a job, in milliseconds; a minute when absent. */
  readonly idleMs?: number;
}

/** A job's place in the studio. */
export interface Seat {
  /** The job's own context, the pages served in it; opens the browser if that is not open. Rejects when there is none. */
  context(): Promise<BrowserContext>;
  /** The browser does not answer: it is given up, and whoever asks next gets another one. */
  abandon(): void;
  /** Closes the context, for good; the browser stays for the next job. Idempotent; never rejects. */
  leave(): Promise<void>;
}

/** Where jobs find a browser. */
export interface Studio {
  /**
   * Loads the library that drives a browser, where there is a browser: that keeps this thread busy for about a second, in which a job's
   * lease would not be renewed. Before the first job. Never rejects: who needs the browser then is told why there is none.
   */
  load(): Promise<void>;
  /** Takes a seat. The browser is being opened from now on. */
  enter(): Seat;
  /** Ends the browser. Never rejects. */
  close(): Promise<void>;
}

const IDLE_MS = 60_000;
/** To be connected to or launched, on a machine that may be busy. */
const OPENING_MS = 60_000;
/** Closing is a matter of milliseconds; a browser that hangs is ended by its owner's end. */
const CLOSING_MS = 5_000;

/** Prepares one. `directory`: where a launched browser keeps what it writes; it is made. */
export function createStudio(options: StudioOptions, directory: string, log: Log): Studio {
  const { pages, idleMs = IDLE_MS } = options;
  let opened: Promise<Opened> | undefined;
  let seats = 0;
  let idle: NodeJS.Timeout | undefined;
  let closed = false;
  let ending: Promise<unknown> = Promise.resolve();

  const open = () => {
    if (closed) return Promise.reject(new Error("The studio is closed."));
    if (opened !== undefined) return opened;
    const own = openBrowser(options.browser, directory, log);
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
    const closing = fulfilledWithin(
      own.then(({ close }) => close()),
      CLOSING_MS,
    );
    ending = Promise.all([ending, closing]);
    if (await closing) log.debug("The browser is closed");
    else log.warn("The browser could not be closed");
  };

  return {
    async load() {
      const startedAt = performance.now();
      const { findBrowser } = await import("@fondation/browser/source");
      try {
        if (findBrowser(options.browser) === undefined) return;
        await import("@fondation/browser");
      } catch {
        return;
      }
      log.debug({ ms: Math.round(performance.now() - startedAt) }, "The browser library is loaded");
    },
    enter() {
      clearTimeout(idle);
      seats += 1;
      let context: Promise<BrowserContext> | undefined;
      let left = false;
      let used: Promise<Opened> | undefined;
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
          if (left) return Promise.reject(new Error("The job has left the studio."));
          if (context !== undefined) return context;
          const own = prepare();
          const forget = () => {
            if (context === own) context = undefined;
          };
          // One that could not be made, or whose browser has ended, is made again when the job asks once more.
          own.then((made) => made.once("close", forget), forget);
          context = own;
          return own;
        },
        abandon() {
          context = undefined;
          if (used !== undefined && used === opened) void closeBrowser();
        },
        async leave() {
          if (left) return;
          left = true;
          await fulfilledWithin(context?.then((own) => own.close()) ?? Promise.resolve(), CLOSING_MS);
          seats -= 1;
          if (seats > 0 || closed) return;
          idle = setTimeout(() => void closeBrowser(), idleMs);
          idle.unref();
        },
      };
    },
    async close() {
      closed = true;
      await closeBrowser();
      // One that was given up before may still be ending.
      await ending;
    },
  };
}

interface Opened {
  readonly browser: Browser;
  close(): Promise<void>;
}

async function openBrowser(
  environment: StudioOptions["browser"],
  directory: string,
  log: Log,
): Promise<Opened> {
  // Loaded by `load` already where there is a browser; else on demand: an installation without a browser library can do everything else.
  const library = await import("@fondation/browser").catch((cause: unknown) => {
    throw new FondationError({
      code: "BROWSER_NOT_FOUND",
      message: "The library that drives a browser, playwright-core, is not installed.",
      advice: "Install playwright-core beside the worker.",
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
