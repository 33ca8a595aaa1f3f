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

/** What Playwright (the library and the test runner) is given. No `userDataDir`: Playwright makes a profile and removes it. */
export function launchOptions(
  source: LocalBrowser,
  sandbox: boolean = sandboxPossible(),
): Pick<LaunchOptions, "executablePath" | "headless" | "chromiumSandbox" | "args"> {
  return {
    executablePath: source.executablePath,
    headless: true,
    chromiumSandbox: sandbox,
    args: [...QUIET_FLAGS],
  };
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
