/**
 * The suite's own browser, for Playwright's `use`. It is found in the environment or on this
 * machine.
 */
import { tmpdir } from "node:os";
import { findBrowser, launchOptions } from "@fondation/browser";
import type { PlaywrightWorkerOptions } from "@playwright/test";

/** Empty without a browser: Playwright then reports it in the first test that opens a page. */
export function browserOptions(): Partial<PlaywrightWorkerOptions> {
  const source = findBrowser();
  if (source === undefined) return {};
  // In a worker, this is the run's temporary directory, which is removed together with Chromium's
  // files.
  return source.kind === "remote"
    ? { connectOptions: { wsEndpoint: source.wsEndpoint } }
    : { launchOptions: launchOptions(source, tmpdir()) };
}
