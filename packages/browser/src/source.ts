/**
 * Finds a managed Chromium: an address in the environment, or an executable on this machine.
 *
 * Only looks at files. It never lists, signals or touches a running browser.
 */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { FondationError, readSecretFile, Secret } from "@fondation/environment";

/** A browser server to connect to (Playwright's `launch-server`), or an executable to launch. */
export type BrowserSource = RemoteBrowser | LocalBrowser;

/** A running browser server. Its owner decides its flags and its sandbox. */
export interface RemoteBrowser {
  readonly kind: "remote";
  /** `ws://` or `wss://`, with the server's path. */
  readonly wsEndpoint: string;
}

export interface LocalBrowser {
  readonly kind: "local";
  readonly executablePath: string;
  readonly origin: "FONDATION_CHROMIUM" | "Playwright" | "system";
}

/** Variables of the environment, validated or as plain text. */
export interface BrowserEnvironment {
  readonly FONDATION_BROWSER_WS_ENDPOINT?: Secret | string | undefined;
  /** A file that holds the address, as containers mount secrets. */
  readonly FONDATION_BROWSER_WS_ENDPOINT_FILE?: string | undefined;
  readonly FONDATION_CHROMIUM?: string | undefined;
}

/** Access to this machine; replaced in tests. */
export interface Machine {
  readonly exists: (path: string) => boolean;
  /**
   * The path of Playwright's download of the full browser; undefined on a platform without a build.
   */
  readonly playwrightChromium: () => string | undefined;
  readonly systemChromiums: readonly string[];
}

const ADDRESS = "FONDATION_BROWSER_WS_ENDPOINT";

/**
 * Debian's packages come first; the last path is that of Alpine, Fedora and old Ubuntu. For the
 * headless shell this is the binary: the script in `/usr/bin` would remain as a parent process.
 */
const SYSTEM_CHROMIUMS = [
  "/usr/lib/chromium/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
];

const THIS_MACHINE: Machine = {
  exists: existsSync,
  playwrightChromium: () => {
    try {
      // Loaded on demand: an installation without playwright-core can still look for a browser.
      const { chromium } = createRequire(import.meta.url)(
        "playwright-core",
      ) as typeof import("playwright-core");
      return chromium.executablePath();
    } catch {
      return undefined;
    }
  },
  systemChromiums: SYSTEM_CHROMIUMS,
};

/**
 * Finds the browser to use; undefined without one.
 *
 * @throws FondationError `BROWSER_ADDRESS_INVALID`, or `BROWSER_NOT_FOUND` when the browser that
 * the environment names cannot be used. No other browser replaces it silently.
 */
export function findBrowser(
  environment: BrowserEnvironment = process.env,
  machine: Machine = THIS_MACHINE,
): BrowserSource | undefined {
  const { FONDATION_CHROMIUM: named } = environment;
  const address = addressIn(environment);
  if (address !== undefined) return remoteBrowser(address.reveal());
  if (named) return namedBrowser(named, machine);
  const whole = machine.playwrightChromium();
  const downloaded = [headlessShellOf(whole), whole].find((path) => path && machine.exists(path));
  if (downloaded !== undefined) return { kind: "local", executablePath: downloaded, origin: "Playwright" };
  const installed = machine.systemChromiums.find((path) => machine.exists(path));
  return installed === undefined ? undefined : { kind: "local", executablePath: installed, origin: "system" };
}

/**
 * Playwright's download of the headless shell, next to that of the full browser. It has no windows,
 * so a page costs less. Playwright has no function for this path; a test compares it with the
 * output of Playwright's installer.
 */
function headlessShellOf(whole: string | undefined): string | undefined {
  const parts = whole?.match(/^(.*)\/chromium-(\d+)\/chrome-([^/]+)\//);
  if (!parts) return undefined;
  const [, cache, revision, platform] = parts;
  return `${cache}/chromium_headless_shell-${revision}/chrome-headless-shell-${platform}/chrome-headless-shell`;
}

/** A secret, since the path in the address protects the server. */
function addressIn(environment: BrowserEnvironment): Secret | undefined {
  const { FONDATION_BROWSER_WS_ENDPOINT: given, FONDATION_BROWSER_WS_ENDPOINT_FILE: file } = environment;
  if (given instanceof Secret) return given;
  if (given) return new Secret(given, ADDRESS);
  if (!file) return undefined;
  const read = readSecretFile(ADDRESS, file, process.cwd());
  if ("problem" in read) {
    throw new FondationError({
      code: "BROWSER_ADDRESS_INVALID",
      message: `The address of the browser server ${read.problem}.`,
      advice: `Let ${ADDRESS}_FILE name a file that contains the address, or unset it.`,
    });
  }
  return read.text === undefined ? undefined : new Secret(read.text, ADDRESS);
}

function remoteBrowser(wsEndpoint: string): RemoteBrowser {
  const protocol = URL.canParse(wsEndpoint) ? new URL(wsEndpoint).protocol : "";
  if (protocol !== "ws:" && protocol !== "wss:") {
    throw new FondationError({
      code: "BROWSER_ADDRESS_INVALID",
      message: "FONDATION_BROWSER_WS_ENDPOINT is not the WebSocket address of a browser server.",
      advice: "Give the ws:// or wss:// address printed by `playwright launch-server`, or unset it.",
    });
  }
  return { kind: "remote", wsEndpoint };
}

function namedBrowser(executablePath: string, machine: Machine): LocalBrowser {
  if (!machine.exists(executablePath)) {
    throw new FondationError({
      code: "BROWSER_NOT_FOUND",
      message: `FONDATION_CHROMIUM names ${executablePath}, which does not exist.`,
      advice: "Give the path of a Chromium executable, or unset it, so that a browser is found or installed.",
    });
  }
  return { kind: "local", executablePath, origin: "FONDATION_CHROMIUM" };
}
