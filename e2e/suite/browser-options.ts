/** The suite's own browser, for Playwright's `use`: found in the environment or on this machine. */
import { tmpdir } from "node:os";
import { findBrowser, launchOptions } from "@fondation/browser";
import type { PlaywrightWorkerOptions } from "@playwright/test";

/** Empty where there is none: then Playwright says that it has none, with the first test that opens a page. */
export function browserOptions(): Partial<PlaywrightWorkerOptions> {
  const source = findBrowser();
  if (source === undefined) return {};
  // In a worker, the temporary directory is the run's own: what Chromium leaves there goes with it.
  return source.kind === "remote"
    ? { connectOptions: { wsEndpoint: source.wsEndpoint } }
    : { launchOptions: launchOptions(source, tmpdir()) };
}
