/** The durations of each project's tests, as one line and as JSON, for every run. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Reporter, Suite, TestResult } from "@playwright/test/reporter";

/** Durations of one project, without skipped tests. */
export interface ProjectDuration {
  readonly project: string;
  readonly tests: number;
  /** Sum over all tests, including their setup. */
  readonly testSeconds: number;
  /**
   * From the start of the first to the end of the last test. Less than the sum when tests run in
   * parallel.
   */
  readonly wallSeconds: number;
}

/** Projects that only check the user's Chrome. */
const AROUND = ["before", "after"];

/** `outputFile` is the JSON file. Writes the lines to standard error. */
export default class DurationsReporter implements Reporter {
  readonly #file: string;
  #suite: Suite | undefined;

  constructor(options: { readonly outputFile: string }) {
    this.#file = options.outputFile;
  }

  printsToStdio(): boolean {
    return false;
  }

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite;
  }

  async onEnd(): Promise<void> {
    const durations = (this.#suite?.suites ?? []).flatMap((project) => durationOf(project) ?? []);
    for (const duration of durations) process.stderr.write(`${sentence(duration)}\n`);
    await mkdir(path.dirname(this.#file), { recursive: true });
    await writeFile(this.#file, `${JSON.stringify(durations, undefined, 2)}\n`);
  }
}

/** Undefined for a project without finished tests. */
function durationOf(suite: Suite): ProjectDuration | undefined {
  const ran = suite
    .allTests()
    .map(({ results }) => results.filter(({ status }) => status !== "skipped"))
    .filter((results) => results.length > 0);
  const project = suite.project()?.name ?? suite.title;
  if (ran.length === 0 || AROUND.includes(project)) return undefined;
  const results = ran.flat();
  const first = Math.min(...results.map(({ startTime }) => startTime.getTime()));
  const last = Math.max(...results.map(endOf));
  const sum = results.reduce((total, { duration }) => total + duration, 0);
  return { project, tests: ran.length, testSeconds: sum / 1_000, wallSeconds: (last - first) / 1_000 };
}

function endOf({ startTime, duration }: TestResult): number {
  return startTime.getTime() + duration;
}

function sentence({ project, tests, testSeconds, wallSeconds }: ProjectDuration): string {
  const took = `${testSeconds.toFixed(1)} s of tests, ${wallSeconds.toFixed(1)} s from the first start to the last end`;
  return `DURATION [${project}] ${tests} tests, ${took}`;
}
