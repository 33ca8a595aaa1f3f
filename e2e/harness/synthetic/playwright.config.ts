/**
 * A Playwright run on a synthetic system, with the suite's own fixtures and browser and all output
 * in one folder.
 */
import path from "node:path";
import { defineConfig } from "@playwright/test";
import { FAILURE_ARTIFACTS } from "../../report/failure-artifacts.ts";
import { browserOptions } from "../../suite/browser-options.ts";
import type { SuiteOptions } from "../../suite/options.ts";
import { chooseTargets } from "../../../scripts/e2e/target.ts";

const [target] = chooseTargets(process.env.FONDATION_E2E_TARGET, () => false).targets;
const output = process.env.HARNESS_OUTPUT ?? "test-results";

export default defineConfig<SuiteOptions, SuiteOptions>({
  testDir: import.meta.dirname,
  testMatch: "*.scenario.ts",
  globalSetup: path.join(import.meta.dirname, "global-setup.ts"),
  outputDir: `${output}/results`,
  workers: 1,
  retries: 0,
  timeout: 600_000,
  reporter: [
    [
      path.join(import.meta.dirname, "../../report/evidence/evidence-reporter.ts"),
      { outputFile: `${output}/evidence.json` },
    ],
    ["list"],
    ["json", { outputFile: `${output}/report.json` }],
  ],
  use: {
    ...FAILURE_ARTIFACTS,
    ...(target === undefined ? {} : { target }),
    ...browserOptions(),
  },
});
