/**
 * Launch options of a local Chromium: quiet, sandboxed where the kernel allows it, with a fresh
 * profile.
 */
import type { LaunchOptions } from "playwright-core";
import type { LocalBrowser } from "./source.ts";

/**
 * Without these flags a fresh Chromium sends a dozen requests before the first page. Playwright
 * adds its own list, which turns off extensions, prompts and throttling.
 */
export const QUIET_FLAGS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-sync",
  "--no-default-browser-check",
  "--no-first-run",
] as const;

/** Chromium refuses to build its sandbox as root. */
export function sandboxPossible(uid: number | undefined = process.getuid?.()): boolean {
  return uid !== 0;
}

/**
 * Options for Playwright as a library and as a test runner. Without `userDataDir`, every launch has
 * a fresh profile. `temporary`: Chromium leaves some temporary files behind, so name a directory
 * that is removed later.
 */
export function launchOptions(
  source: LocalBrowser,
  temporary: string,
  sandbox: boolean = sandboxPossible(),
): Pick<LaunchOptions, "executablePath" | "headless" | "chromiumSandbox" | "args"> & {
  env: NodeJS.ProcessEnv;
} {
  return {
    executablePath: source.executablePath,
    headless: true,
    chromiumSandbox: sandbox,
    args: [...QUIET_FLAGS],
    env: { ...passedOn(process.env), TMPDIR: temporary },
  };
}

/** Variables that Chromium needs. It gets no others, so no tokens of the worker. */
const PASSED_ON =
  /^(?:PATH|HOME|LANG|LANGUAGE|LC_\w+|TZ|DISPLAY|LD_LIBRARY_PATH|FONTCONFIG_\w+|XDG_\w+|DBUS_\w+)$/;

function passedOn(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => PASSED_ON.test(name)));
}

/** The warning for a run without a sandbox; undefined when the sandbox is on. */
export function sandboxWarning(
  source: LocalBrowser,
  sandbox: boolean = sandboxPossible(),
): string | undefined {
  if (sandbox) return undefined;
  return (
    `WARNING: ${source.executablePath} runs WITHOUT its sandbox, because this process is root. ` +
    "Run as another user, or set FONDATION_BROWSER_WS_ENDPOINT to a browser server, to have it on."
  );
}
