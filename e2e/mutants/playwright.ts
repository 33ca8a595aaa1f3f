/** Playwright's configuration of a run with mutants: one project per mutant, which runs its owner. */
import { defineConfig, type Project } from "@playwright/test";
import { fileURLToPath } from "node:url";
import path from "node:path";
import suite from "../playwright.ts";
import type { SuiteOptions } from "../suite/options.ts";
import type { Mutant, Owner } from "./mutant.ts";
import { programOf } from "./patched-build.ts";
import { buildOf, chosenMutants, FIRST, PLACE } from "./selection.ts";

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** A test on the build with a mutant. */
const project = (mutant: Mutant, name: string, test: Owner): Project<SuiteOptions, SuiteOptions> => ({
  name,
  testMatch: `**/specs/${test.spec}`,
  grep: new RegExp(` ${RegExp.escape(test.title)}(?: @|$)`),
  use: {
    target: mutant.target ?? "processes",
    depth: mutant.depth ?? "sample",
    bundle: programOf(buildOf(mutant)),
  },
});

const { reporter: _, projects: _all, ...settings } = suite;

export default defineConfig<SuiteOptions, SuiteOptions>({
  ...settings,
  outputDir: path.join(PLACE, "results"),
  globalSetup: [file("../host/global-setup.ts"), file("./build-setup.ts")],
  reporter: [[file("./mutants-reporter.ts")]],
  use: { ...settings.use, trace: "off", screenshot: "off" },
  projects: chosenMutants().flatMap((mutant) => {
    const { id, first, owner } = mutant;
    if (first === undefined) return [project(mutant, id, owner)];
    const before = `${id}${FIRST}`;
    return [project(mutant, before, first), { ...project(mutant, id, owner), dependencies: [before] }];
  }),
});
