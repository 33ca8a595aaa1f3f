/** Compares the reporter with Playwright's own JSON report of the same run. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { JSONReport } from "@playwright/test/reporter";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ProjectDuration } from "./durations-reporter.ts";
import { runSmall } from "./small-run.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "fondation-durations-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const read = async <T>(name: string): Promise<T> =>
  JSON.parse(await readFile(path.join(folder, name), "utf8"));

test("the end of a run prints the duration of each project, added up and by the clock", async () => {
  const reporter = path.join(import.meta.dirname, "durations-reporter.ts");
  const { exitCode, all } = await runSmall(folder, {
    imports: [],
    config: `{
      testMatch: "*.pw.ts", workers: 2, fullyParallel: true,
      projects: [{ name: "before" }, { name: "one", dependencies: ["before"] }, { name: "other", dependencies: ["before"] }],
      reporter: [["json", { outputFile: "report.json" }], [${JSON.stringify(reporter)}, { outputFile: "results/durations.json" }]],
    }`,
    spec: `
      test("passes", async () => {});
      test("passes, too", async () => {});
      test("fails", () => { expect(test.info().project.name).not.toBe("other"); });
      test.skip("is not run", () => {});
    `,
  });
  expect(exitCode, all).toBe(1);
  const durations = await read<ProjectDuration[]>("results/durations.json");
  const report = await read<JSONReport>("report.json");
  expect(durations).toEqual([expectedOf(report, "one"), expectedOf(report, "other")]);
  const [one] = durations;
  expect(one?.tests).toBe(3);
  expect(all).toContain(
    `DURATION [one] 3 tests, ${one?.testSeconds.toFixed(1)} s of tests, ${one?.wallSeconds.toFixed(1)} s from`,
  );
  expect(all).toContain("DURATION [other] 3 tests, ");
  expect(all).not.toContain("DURATION [before]");
}, 60_000);

function expectedOf(report: JSONReport, project: string): ProjectDuration {
  const tests = report.suites.flatMap(({ specs }) => specs.flatMap((spec) => spec.tests));
  const ran = tests.filter(({ projectName, status }) => projectName === project && status !== "skipped");
  const times = ran
    .flatMap(({ results }) => results)
    .map(({ startTime, duration }) => ({ start: Date.parse(startTime), duration }));
  const ends = times.map(({ start, duration }) => start + duration).toSorted((a, b) => b - a);
  const starts = times.map(({ start }) => start).toSorted((a, b) => a - b);
  let sum = 0;
  for (const { duration } of times) sum += duration;
  return {
    project,
    tests: ran.length,
    testSeconds: sum / 1_000,
    wallSeconds: ((ends[0] ?? Number.NaN) - (starts[0] ?? Number.NaN)) / 1_000,
  };
}
