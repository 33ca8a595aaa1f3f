/** A run of Playwright on a synthetic system: the suite's own fixtures, no browser, and everything it writes in a folder of its own. */
import { tmpdir } from "node:os";
import path from "node:path";
import { findBrowser, launchOptions } from "@fondation/browser";
import { defineConfig } from "@playwright/test";
import type { SuiteOptions } from "../../specs/test.ts";
import { chooseTargets } from "../../system/target.ts";

const [target] = chooseTargets(process.env.FONDATION_E2E_TARGET, () => false).targets;
const source = findBrowser();
const output = process.env.HARNESS_OUTPUT ?? "test-results";

export default defineConfig<SuiteOptions, SuiteOptions>({
  testDir: import.meta.dirname,
  testMatch: "*.scenario.ts",
  globalSetup: path.join(import.meta.dirname, "global-setup.ts"),
  outputDir: `${output}/results`,
  workers: 1,
  retries: 0,
  timeout: 60_000,
  reporter: [["list"], ["json", { outputFile: `${output}/report.json` }]],
  use: {
    ...(target === undefined ? {} : { target }),
    ...(source?.kind === "local" ? { launchOptions: launchOptions(source, tmpdir()) } : {}),
    ...(source?.kind === "remote" ? { connectOptions: { wsEndpoint: source.wsEndpoint } } : {}),
  },
});
