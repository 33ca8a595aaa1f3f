/** How a local Chromium is launched: quiet, with its own sandbox wherever the kernel lets it, never with a person's profile. */
import type { LaunchOptions } from "playwright-core";
import type { LocalBrowser } from "./source.ts";

/**
 * Without these a fresh Chromium calls home a dozen times before the first page: refused connections in a test network,
 * noise in a log. Playwright adds its own list, which already turns off extensions, prompts and throttling.
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

/** Chromium refuses to build its sandbox as root; everybody else gets it. */
export function sandboxPossible(uid: number | undefined = process.getuid?.()): boolean {
  return uid !== 0;
}

/**
 * What Playwright (the library and the test runner) is given. No `userDataDir`: every launch has a fresh profile. `temporary`: where
 * Chromium puts its temporary files; it leaves some of them behind, so name a directory that is removed afterwards.
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

/** What Chromium needs of the environment; a worker's tokens are none of it. */
const PASSED_ON =
  /^(?:PATH|HOME|LANG|LANGUAGE|LC_\w+|TZ|DISPLAY|LD_LIBRARY_PATH|FONTCONFIG_\w+|XDG_\w+|DBUS_\w+)$/;

function passedOn(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => PASSED_ON.test(name)));
}

/** The loud line for a run without sandbox; undefined when it is on. */
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
