/**
 * Where a managed Chromium comes from: an address in the environment, else an executable on this machine.
 *
 * Nothing here lists, signals or touches a browser that is already running: only files are looked at.
 */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { FondationError, readSecretFile, Secret } from "@fondation/environment";

/** A browser server to connect to (Playwright's `launch-server`), or an executable to launch with a profile of its own. */
export type BrowserSource = RemoteBrowser | LocalBrowser;

/** A browser that already serves: its flags and its sandbox are its owner's business. */
export interface RemoteBrowser {
  readonly kind: "remote";
  /** `ws://` or `wss://`, with the server's path. */
  readonly wsEndpoint: string;
}

/** A Chromium to launch. */
export interface LocalBrowser {
  readonly kind: "local";
  readonly executablePath: string;
  /** Who put it there. */
  readonly origin: "FONDATION_CHROMIUM" | "Playwright" | "system";
}

/** What the environment says about browsers; the variables of the same names, checked already or as text. */
export interface BrowserEnvironment {
  readonly FONDATION_BROWSER_WS_ENDPOINT?: Secret | string | undefined;
  /** A file that holds the address, the way containers mount secrets. */
  readonly FONDATION_BROWSER_WS_ENDPOINT_FILE?: string | undefined;
  readonly FONDATION_CHROMIUM?: string | undefined;
}

/** What can be asked of this machine; replaced in tests. */
export interface Machine {
  readonly exists: (path: string) => boolean;
  /** Where Playwright's own download of the whole browser would be; undefined on a platform it has no build for. */
  readonly playwrightChromium: () => string | undefined;
  readonly systemChromiums: readonly string[];
}

const ADDRESS = "FONDATION_BROWSER_WS_ENDPOINT";

/**
 * Debian's packages first; the last name is Alpine's, Fedora's and old Ubuntu's. Of the headless shell the program itself: what stands in
 * `/usr/bin` is a script that stays its parent.
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
 * Finds the browser to use; undefined when there is none and `installChromium` is next.
 *
 * @throws FondationError `BROWSER_ADDRESS_INVALID`, `BROWSER_NOT_FOUND` when what the environment names cannot be used: it is
 * never silently replaced by another browser.
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
 * Playwright's download of the headless shell, which lies beside that of the whole browser. It has no window to keep, so that a page in it
 * costs less. Playwright tells no path of it; a test holds this one against what its installer says.
 */
function headlessShellOf(whole: string | undefined): string | undefined {
  const parts = whole?.match(/^(.*)\/chromium-(\d+)\/chrome-([^/]+)\//);
  if (!parts) return undefined;
  const [, cache, revision, platform] = parts;
  return `${cache}/chromium_headless_shell-${revision}/chrome-headless-shell-${platform}/chrome-headless-shell`;
}

/** The server's address: its path is what protects the server, so that it is a secret from the moment it is known. */
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
      advice: `Let ${ADDRESS}_FILE name a file that holds the address, or leave it out.`,
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
      advice: "Give the ws:// or wss:// address printed by `playwright launch-server`, or leave it out.",
    });
  }
  return { kind: "remote", wsEndpoint };
}

function namedBrowser(executablePath: string, machine: Machine): LocalBrowser {
  if (!machine.exists(executablePath)) {
    throw new FondationError({
      code: "BROWSER_NOT_FOUND",
      message: `FONDATION_CHROMIUM names ${executablePath}, and there is no such file.`,
      advice: "Give the path of a Chromium executable, or leave it out to have one found or installed.",
    });
  }
  return { kind: "local", executablePath, origin: "FONDATION_CHROMIUM" };
}
