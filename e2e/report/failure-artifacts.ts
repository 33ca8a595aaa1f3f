/** For Playwright's `use`: what it keeps of a failed test with a page. */
import type { PlaywrightTestOptions, PlaywrightWorkerOptions } from "@playwright/test";

/** A trace and a screenshot; nothing for a passed test. */
export const FAILURE_ARTIFACTS = {
  // The screencast of a trace takes a quarter of a reading's time, its DOM snapshots a tenth.
  // `bun run e2e --trace on` records both.
  trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
  screenshot: "only-on-failure",
} as const satisfies Partial<PlaywrightTestOptions & PlaywrightWorkerOptions>;
