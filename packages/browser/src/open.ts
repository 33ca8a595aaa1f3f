/** Opens a managed browser: connected to, or launched; closing it ends only what was started here. */
import { FondationError } from "@fondation/environment";
import { type Browser, chromium } from "playwright-core";
import { launchOptions, sandboxPossible, sandboxWarning } from "./launch-options.ts";
import { type BrowserSource, findBrowser } from "./source.ts";

/** A browser that belongs to the caller. */
export interface ManagedBrowser extends AsyncDisposable {
  readonly browser: Browser;
  readonly source: BrowserSource;
  /** `undefined` for a remote browser: its server decides. */
  readonly sandbox: boolean | undefined;
  /** Ends a launched browser and removes its profile; only disconnects from a remote one. Idempotent. */
  close(): Promise<void>;
}

/** How to open it. */
export interface OpenOptions {
  /** Found in the environment by default. */
  readonly source?: BrowserSource | undefined;
  /** Given the warning about a missing sandbox; stderr by default. */
  readonly say?: (line: string) => void;
  /** Milliseconds to be connected or launched in; 30,000 by default. */
  readonly timeout?: number;
}

/**
 * Connects to the browser server the environment names, else launches a local Chromium with a fresh profile.
 *
 * @throws FondationError `BROWSER_NOT_FOUND` when there is none, `BROWSER_UNAVAILABLE` when it cannot be connected to or launched.
 */
export async function openBrowser(options: OpenOptions = {}): Promise<ManagedBrowser> {
  const { say = (line) => process.stderr.write(`${line}\n`), timeout = 30_000 } = options;
  const source = options.source ?? findBrowser();
  if (source === undefined) throw noBrowser();
  const sandbox = source.kind === "local" ? sandboxPossible() : undefined;
  const browser = await connectOrLaunch(source, timeout, say);
  const close = () => browser.close();
  return { browser, source, sandbox, close, [Symbol.asyncDispose]: close };
}

async function connectOrLaunch(source: BrowserSource, timeout: number, say: (line: string) => void) {
  try {
    if (source.kind === "remote") return await chromium.connect(source.wsEndpoint, { timeout });
    const warning = sandboxWarning(source);
    if (warning !== undefined) say(warning);
    return await chromium.launch({ ...launchOptions(source), timeout });
  } catch (cause) {
    throw unavailable(source, cause);
  }
}

/** The error for a machine without any browser. */
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
        // The address is left out: its path is what protects the server.
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
