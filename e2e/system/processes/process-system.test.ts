/** Starts that fail: with small programs in the place of `fondation`. */
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDeadline, StartBrokenOff } from "../waiting/deadline.ts";
import { StartFailed } from "../lifecycle/start-failed.ts";
import { Stages } from "../lifecycle/stages.ts";
import { until } from "../waiting/until.ts";
import { startProcesses } from "./process-system.ts";

vi.setConfig({ testTimeout: 180_000 });

/** Milliseconds of a deadline that no start here waits for. */
const NEVER = 150_000;
/** Milliseconds, far less than that, on a machine however busy. */
const AT_ONCE = 60_000;

let directory: string;
let temporaryBefore: string | undefined;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "fondation-start-"));
  temporaryBefore = process.env.TMPDIR;
  process.env.TMPDIR = directory;
});
afterEach(async () => {
  if (temporaryBefore === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = temporaryBefore;
  await rm(directory, { recursive: true, force: true });
});

async function startWith(
  program: string,
  milliseconds: number,
  interrupted?: AbortSignal,
  stages = new Stages(),
): Promise<unknown> {
  const bundle = path.join(directory, "fondation.mjs");
  await writeFile(bundle, program);
  const deadline = createDeadline(milliseconds, interrupted);
  try {
    return await startProcesses(deadline, stages, undefined, bundle).then(
      () => "started",
      (error: unknown) => error,
    );
  } finally {
    deadline.clear();
    await rm(bundle);
  }
}

test("a service that dies ends the start at once, in its own words, and nothing is left", async () => {
  const started = performance.now();
  const error = await startWith("console.error('the schema is broken'); process.exit(7);", NEVER);
  expect(String(error)).toMatch(/did not start on processes.*backend ended by itself \(exit code 7\)/s);
  expect(String(error)).toContain("the schema is broken");
  expect(performance.now() - started).toBeLessThan(AT_ONCE);
  expect(await readdir(directory)).toEqual([]);
});

test("a service that never becomes ready is named at the deadline, with its log, and nothing is left", async () => {
  const error = await startWith("console.log('still thinking'); setInterval(() => {}, 1000);", 10_000);
  expect(String(error)).toContain("Waited for the backend to answer one of our functions, in vain.");
  expect(String(error)).toContain("The deadline of 10 s has passed.");
  expect(String(error)).toContain("still thinking");
  expect(await readdir(directory)).toEqual([]);
});

test("a start that is interrupted ends at once, keeps what the services said, and leaves nothing", async () => {
  const interruption = new AbortController();
  const stages = new Stages();
  const marker = path.join(directory, "backend-runs");
  const program = `
    import { writeFileSync } from "node:fs";
    console.log("still thinking");
    writeFileSync(${JSON.stringify(marker)}, "");
    setInterval(() => {}, 1000);`;
  const starting = startWith(program, NEVER, interruption.signal, stages);
  await until(
    "both services to have started",
    async () => (existsSync(marker) && stages.line("processes").includes("github")) || undefined,
    { signal: AbortSignal.timeout(AT_ONCE) },
  );
  await rm(marker);
  const interrupted = performance.now();
  interruption.abort(new StartBrokenOff("The run was interrupted"));
  const error = await starting;
  expect(performance.now() - interrupted).toBeLessThan(AT_ONCE);
  expect(error).toBeInstanceOf(StartFailed);
  expect(String(error)).toContain("The run was interrupted.");
  const { services, unready } = error as StartFailed;
  expect(services.map(({ name }) => name).toSorted()).toEqual(["backend", "github"]);
  expect(unready.map((service) => service.log())).toContain("still thinking");
  expect(await readdir(directory)).toEqual([]);
});

test("a bundle that has not been built is asked for", async () => {
  const deadline = createDeadline(1_000);
  await expect(startProcesses(deadline, new Stages(), undefined, "/nowhere/cli.mjs")).rejects.toThrow(
    "/nowhere/cli.mjs is missing: run `bun run build` first.",
  );
  deadline.clear();
});
