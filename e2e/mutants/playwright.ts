/** Playwright's configuration of a run with mutants: one project per mutant, which runs its owner. */
import { defineConfig, type Project } from "@playwright/test";
import { fileURLToPath } from "node:url";
import path from "node:path";
import suite from "../playwright.ts";
import type { SuiteOptions } from "../suite/options.ts";
import type { Mutant } from "./mutant.ts";
import { programOf } from "./patched-build.ts";
import { buildOf, chosenMutants, PLACE } from "./selection.ts";

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const project = (mutant: Mutant): Project<SuiteOptions, SuiteOptions> => ({
  name: mutant.id,
  testMatch: mutant.owner.spec,
  grep: new RegExp(` ${RegExp.escape(mutant.owner.title)}(?: @|$)`),
  use: { target: "processes", depth: "full", bundle: programOf(buildOf(mutant)) },
});

const { reporter: _, projects: _all, ...settings } = suite;

export default defineConfig<SuiteOptions, SuiteOptions>({
  ...settings,
  outputDir: path.join(PLACE, "results"),
  globalSetup: [file("../host/global-setup.ts"), file("./build-setup.ts")],
  reporter: [[file("./mutants-reporter.ts")]],
  use: { ...settings.use, trace: "off", screenshot: "off" },
  projects: chosenMutants().map(project),
});
