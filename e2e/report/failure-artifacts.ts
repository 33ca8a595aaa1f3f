/** What Playwright itself leaves of a failed test that had a page: for `use`. */
import type { PlaywrightTestOptions, PlaywrightWorkerOptions } from "@playwright/test";

/** A trace and a screenshot; nothing of a test that passes. */
export const FAILURE_ARTIFACTS = {
  // Of the film that a trace can also have, a quarter of a reading's time is spent; the snapshots of the page show as much.
  trace: { mode: "retain-on-failure", screenshots: false },
  screenshot: "only-on-failure",
} as const satisfies Partial<PlaywrightTestOptions & PlaywrightWorkerOptions>;
