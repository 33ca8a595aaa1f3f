/**
 * The suite's own `test`: one system per Playwright worker, one repository per test, and monitored
 * pages.
 */
import { randomBytes } from "node:crypto";
import type { Visibility } from "@fondation/doubles/github/access";
import type { FixtureName } from "@fondation/doubles/github/repositories/fixture-repository";
import { test as base, expect } from "@playwright/test";
import { attachEvidence, attachFailedStart } from "../evidence/attach.ts";
import { complaintsOf } from "../evidence/complaints.ts";
import { recordMeasure } from "../evidence/measure.ts";
import { watchPage } from "../evidence/timeline/page-watch.ts";
import type { TimelineEvent } from "../evidence/timeline/timeline-event.ts";
import { Faults } from "../faults/faults.ts";
import type { System } from "../system/contract/system.ts";
import { dropModelCredentials } from "../system/environment/service-environment.ts";
import { BUNDLE } from "../system/processes/process-system.ts";
import { StartFailed } from "../system/lifecycle/start-failed.ts";
import { startSystem } from "../system/start-system.ts";
import { StartBrokenOff } from "../system/waiting/deadline.ts";
import { finishedCourses } from "./finished-course.ts";
import { watchProblems } from "./model-problems.ts";
import type { SuiteOptions, TestRepository } from "./options.ts";

export { expect };

interface WorkerFixtures {
  /**
   * Runs a start. At the end of the run (Ctrl-C), a start that is still running is aborted and
   * cleans up.
   */
  starting: <T>(start: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  /** Names of the model credentials that were removed from the shell. */
  droppedCredentials: readonly string[];
  system: System;
  /** A fixture's course, made once for the tests of this worker, which may only read it. */
  finishedCourse: (fixture: FixtureName) => Promise<TestRepository>;
}

interface TestFixtures {
  /** Keys of the repositories that the test has requested. */
  served: string[];
  /**
   * Fails a test when the Anthropic double has found a problem: an unknown route, an unmet
   * expectation.
   */
  modelDouble: undefined;
  /** Serves a fixture under a unique name. */
  serve: (fixture: FixtureName, visibility?: Visibility) => Promise<TestRepository>;
  /** Faults of this test's system, undone at the end of the test. */
  faults: Faults;
  /** Error code of a refusal that the test provokes. Empty for no refusal. */
  refusal: string;
  /** Whether the test makes the page's server or its backend disappear for a while. */
  interruption: boolean;
  /** Records a measurement next to the results of the run. */
  measure: (name: string, value: number, unit: string) => Promise<void>;
  /**
   * Attaches a summary, a timeline and all logs to a failed test. Other fixtures add their own
   * events.
   */
  evidence: (readonly TimelineEvent[])[];
}

export const test = base.extend<TestFixtures, WorkerFixtures & SuiteOptions>({
  target: ["processes", { option: true, scope: "worker" }],
  bundle: [BUNDLE, { option: true, scope: "worker" }],
  model: [false, { option: true, scope: "worker" }],
  gated: [false, { option: true, scope: "worker" }],
  linked: [false, { option: true, scope: "worker" }],
  credential: ["CLAUDE_CODE_OAUTH_TOKEN_FILE", { option: true, scope: "worker" }],
  depth: ["full", { option: true, scope: "worker" }],

  droppedCredentials: [
    async ({ target: _ }, use) => {
      await use(dropModelCredentials());
    },
    { scope: "worker", auto: true },
  ],

  starting: [
    async ({ target: _ }, use) => {
      const interruption = new AbortController();
      let under: Promise<unknown> = Promise.resolve();
      await use((start) => {
        const started = start(interruption.signal);
        under = started.catch(() => {});
        return started;
      });
      interruption.abort(new StartBrokenOff("The run was interrupted"));
      await under;
    },
    { scope: "worker", timeout: 60_000 },
  ],

  system: [
    async (
      { target, bundle, model, gated, linked, credential, starting, droppedCredentials: _ },
      use,
      { project, workerIndex },
    ) => {
      const start = (signal: AbortSignal) =>
        startSystem({
          target,
          bundle,
          model: model ? credential : undefined,
          gated,
          linked,
          records: project.outputDir,
          id: String(workerIndex),
          say: (line) => process.stdout.write(`${line}\n`),
          signal,
        });
      const system = await starting(start).catch(async (error: unknown) => {
        if (error instanceof StartFailed) await attachFailedStart(error, base.info());
        throw error;
      });
      await use(system);
      await system.stop();
    },
    { scope: "worker", timeout: 240_000 },
  ],

  finishedCourse: [
    async ({ system }, use) => {
      await use(finishedCourses(system));
    },
    { scope: "worker" },
  ],

  connectOptions: [
    async ({ system, connectOptions }, use) => {
      await use(system.browser === undefined ? connectOptions : { wsEndpoint: system.browser });
    },
    { scope: "worker" },
  ],

  baseURL: async ({ system }, use) => use(system.url),

  served: async ({ target: _ }, use) => use([]),

  serve: async ({ system, served }, use) => {
    const owner = `equipe-${randomBytes(4).toString("hex")}`;
    await use(async (fixture, visibility = "public") => {
      const key = `${owner}/${fixture}`;
      served.push(key);
      return { key, route: `/cours/${key}`, commit: await system.github.create(key, fixture, visibility) };
    });
  },

  faults: async ({ system, evidence: _ }, use) => {
    const faults = new Faults(system);
    await use(faults);
    await faults.undoAll();
  },

  refusal: ["", { option: true }],

  interruption: [false, { option: true }],

  page: async ({ page, system, refusal, interruption, evidence }, use) => {
    const watch = watchPage(page, new URL(system.url).origin, { refusal, interruption });
    evidence.push(watch.timeline);
    await use(page);
    watch.expectQuiet();
  },

  modelDouble: [
    // Depends on `evidence`, so that a failure here has evidence too.
    async ({ model, system, served, evidence: _ }, use) => {
      if (!model) return use(undefined);
      const problems = await watchProblems(system.anthropic);
      await use(undefined);
      expect(await problems(served), "what the Anthropic double found wrong").toEqual([]);
    },
    { auto: true },
  ],

  measure: async ({ target: _ }, use, testInfo) => {
    await use((name, value, unit) => recordMeasure(testInfo, name, value, unit));
  },

  evidence: [
    async ({ system }, use, testInfo) => {
      const from = Date.now();
      const sources: (readonly TimelineEvent[])[] = [];
      await use(sources);
      await attachEvidence(system, testInfo, { from, timeline: sources.flat() });
      if (testInfo.status === testInfo.expectedStatus) return;
      const complaints = complaintsOf(system, from);
      if (complaints !== "") throw new Error(`What the services noticed:\n${complaints}`);
    },
    { auto: true },
  ],
});
