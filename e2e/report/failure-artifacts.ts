/** For Playwright's `use`: what it keeps of a failed test with a page. */
import type { PlaywrightTestOptions, PlaywrightWorkerOptions } from "@playwright/test";

/** A trace and a screenshot; nothing for a passed test. */
export const FAILURE_ARTIFACTS = {
  // The screencast of a trace takes a quarter of a reading's time. Its DOM snapshots show as much.
  trace: { mode: "retain-on-failure", screenshots: false },
  screenshot: "only-on-failure",
} as const satisfies Partial<PlaywrightTestOptions & PlaywrightWorkerOptions>;
