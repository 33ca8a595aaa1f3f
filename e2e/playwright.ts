/** Playwright's configuration: one project for each target, between the two that watch over the person's own Chrome. */
import { fileURLToPath } from "node:url";
import { defineConfig, type Project } from "@playwright/test";
import { browserOptions } from "./suite/browser-options.ts";
import { FAILURE_ARTIFACTS } from "./report/failure-artifacts.ts";
import { reporters } from "./report/reporters.ts";
import type { SuiteOptions } from "./suite/options.ts";
import { runnerContainer } from "./system/network/runner-container.ts";
import { chooseTargets, engineAnswers, type TargetName } from "../scripts/e2e/target.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const CI = Boolean(process.env.CI);

/** What a deployment that runs already cannot give: `github` (our double), `faults` (lost workers), `services` (their logs). */
const NOT_ATTACHED = /@github|@faults|@services|@containers/;
/** What processes cannot give: what is asked of an engine. */
const NOT_PROCESSES = /@containers/;

// Workers load this file again: the choice is made once, and told to them.
const choice = chooseTargets(process.env.FONDATION_E2E_TARGET, engineAnswers);
process.env.FONDATION_E2E_TARGET ||= choice.targets.length > 1 ? "all" : choice.targets[0];
if (choice.warning !== undefined) process.stderr.write(`${choice.warning}\n`);

/** Specs that bring their own stack. They mount files of this machine, which an engine finds only where the runner is on its machine. */
const wholeStacks =
  choice.targets.includes("containers") && runnerContainer() === undefined ? ["compose", "devcontainer"] : [];
if (choice.targets.includes("containers") && wholeStacks.length === 0 && !process.env.TEST_WORKER_INDEX) {
  process.stderr.write(
    "WARNING: this runner is in a container, so the specs of compose and the devcontainer are left out.\n",
  );
}

/** Specs with systems of their own: as processes a closed one, and workers with each other credential of a model; and the whole stacks. */
const ownSystems = [
  ...(choice.targets.includes("processes") ? ["access", "credentials"] : []),
  ...wholeStacks,
];

/** Where a run has several targets, those after the first: what is the same on every target was asked there. */
const again = (target: TargetName) => target !== choice.targets[0];

function targetProject(target: TargetName): Project<SuiteOptions, SuiteOptions> {
  return {
    name: target,
    testMatch: "*.spec.ts",
    // A pattern without folders matches in all of them; these have projects of their own.
    testIgnore: [
      ...["before/**", "after/**", "access/**", "credentials/**", "compose/**", "devcontainer/**"],
      ...(again(target) ? ["target-independent/**"] : []),
    ],
    dependencies: ["before"],
    use: { target, axeScope: again(target) ? "none" : "all" },
    ...(target === "attached" ? { grepInvert: NOT_ATTACHED } : {}),
    ...(target === "processes" ? { grepInvert: NOT_PROCESSES } : {}),
  };
}

export default defineConfig<SuiteOptions, SuiteOptions>({
  testDir: fileURLToPath(new URL("./specs", import.meta.url)),
  outputDir: `${ROOT}test-results`,
  globalSetup: fileURLToPath(new URL("./host/global-setup.ts", import.meta.url)),
  // Each has a system of its own; more would only wait for each other on a small machine.
  workers: 2,
  retries: 0,
  forbidOnly: CI,
  reportSlowTests: null,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: reporters(ROOT, {
    json: process.env.FONDATION_E2E_JSON === "1",
    blob: process.env.FONDATION_E2E_BLOB === "1",
    handedOn: CI,
  }),
  use: {
    browserName: "chromium",
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: { width: 1440, height: 900 },
    ...FAILURE_ARTIFACTS,
    ...browserOptions(),
  },
  projects: [
    { name: "before", testMatch: "before/*.spec.ts", teardown: "after" },
    ...choice.targets.map(targetProject),
    ...ownSystems.map((name) => ({ name, testMatch: `${name}/*.spec.ts`, dependencies: ["before"] })),
    { name: "after", testMatch: "after/*.spec.ts" },
  ],
});
