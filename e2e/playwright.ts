/**
 * Playwright's configuration: one project per target and per room with its own systems. The first
 * and the last project check the user's Chrome.
 */
import { fileURLToPath } from "node:url";
import { defineConfig, type Project } from "@playwright/test";
import { browserOptions } from "./suite/browser-options.ts";
import { USUAL_PART } from "./system/services/matrix-part.ts";
import { FAILURE_ARTIFACTS } from "./report/failure-artifacts.ts";
import { reporters } from "./report/reporters.ts";
import type { SuiteOptions } from "./suite/options.ts";
import { runnerContainer } from "./system/network/runner-container.ts";
import { chooseTargets, engineAnswers, type TargetName } from "../scripts/e2e/target.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const CI = Boolean(process.env.CI);

/**
 * Tags of tests that need more than an attached deployment: `github` (the double), `faults` (lost
 * workers), `services` (their logs), `containers`.
 */
const NOT_ATTACHED = /@github|@faults|@services|@containers/;
/** Tags of tests that need an engine. */
const NOT_PROCESSES = /@containers/;

// Playwright's workers load this file again, so the first choices are passed on to them.
const choice = chooseTargets(process.env.FONDATION_E2E_TARGET, engineAnswers);
process.env.FONDATION_E2E_TARGET ||= choice.targets.length > 1 ? "all" : choice.targets[0];
process.env.FONDATION_E2E_MATRIX ||= USUAL_PART;
if (choice.warning !== undefined) process.stderr.write(`${choice.warning}\n`);

/**
 * Rooms of specs that start a whole stack. They mount files of this machine, so the engine must run
 * on it.
 */
const wholeStacks =
  choice.targets.includes("containers") && runnerContainer() === undefined ? ["devcontainer", "compose"] : [];
if (choice.targets.includes("containers") && wholeStacks.length === 0 && !process.env.TEST_WORKER_INDEX) {
  process.stderr.write(
    "WARNING: this runner is in a container, so the specs of compose and the devcontainer are left out.\n",
  );
}

/** Rooms of specs that start processes with settings of their own. */
const ownProcesses = choice.targets.includes("processes") ? ["access", "credentials", "links"] : [];

/** Rooms with a project of their own. */
const OWN_PROJECTS = ["before", "after", "access", "credentials", "links", "compose", "devcontainer", "load"];

/** Specs that do not depend on the target run only on the first target of a run. */
const FIRST_TARGET = "target-independent";
/**
 * Specs that are only convincing with production images run only on the last target: containers, if
 * an engine answers.
 */
const LAST_TARGET = "production";

function targetProject(target: TargetName): Project<SuiteOptions, SuiteOptions> {
  const isFirst = target === choice.targets[0];
  const isLast = target === choice.targets.at(-1);
  const left = [...OWN_PROJECTS, ...(isFirst ? [] : [FIRST_TARGET]), ...(isLast ? [] : [LAST_TARGET])];
  const depth = isFirst ? "full" : "sample";
  return {
    name: target,
    testMatch: "*.spec.ts",
    // A pattern without folders matches in all folders.
    testIgnore: left.map((room) => `${room}/**`),
    dependencies: ["before"],
    use: { target, depth },
    // The reporter of documents reads this.
    metadata: { depth },
    ...(target === "attached" ? { grepInvert: NOT_ATTACHED } : {}),
    ...(target === "processes" ? { grepInvert: NOT_PROCESSES } : {}),
  };
}

const roomProject = (room: string) => ({
  name: room,
  testMatch: `${room}/*.spec.ts`,
  dependencies: ["before"],
});

/** Takes long and measures, so only `bun run e2e:load` runs it. */
function loadProject(target: TargetName): Project<SuiteOptions, SuiteOptions> {
  return { ...roomProject("load"), use: { target } };
}

/**
 * Playwright starts tests in this order. Starting and stopping containers breaks connections of
 * this machine's browser, which the tests on processes use. So tests with containers come last, the
 * longest first.
 */
const projects = [
  ...choice.targets.filter((target) => target !== "containers").map(targetProject),
  ...[...ownProcesses, ...wholeStacks].map(roomProject),
  ...choice.targets.filter((target) => target === "containers").map(targetProject),
  ...(process.env.FONDATION_E2E_LOAD ? choice.targets.slice(0, 1).map(loadProject) : []),
];

export default defineConfig<SuiteOptions, SuiteOptions>({
  testDir: fileURLToPath(new URL("./specs", import.meta.url)),
  outputDir: `${ROOT}test-results`,
  globalSetup: fileURLToPath(new URL("./host/global-setup.ts", import.meta.url)),
  // Each worker has its own system. A test mostly waits for other processes, so this is one worker
  // more than a machine with two cores has cores.
  workers: 3,
  fullyParallel: true,
  retries: 0,
  forbidOnly: CI,
  reportSlowTests: null,
  // Ends a test that hangs. No test result depends on it.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: reporters(ROOT, {
    json: process.env.FONDATION_E2E_JSON === "1",
    blob: process.env.FONDATION_E2E_BLOB === "1",
    published: CI,
  }),
  use: {
    browserName: "chromium",
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: { width: 1440, height: 900 },
    // A click waits for its element no longer than this: the failure then names the element.
    actionTimeout: 30_000,
    ...FAILURE_ARTIFACTS,
    ...browserOptions(),
  },
  projects: [
    { name: "before", testMatch: "before/*.spec.ts", teardown: "after" },
    ...projects,
    { name: "after", testMatch: "after/*.spec.ts" },
  ],
});
