/** Starts that fail, with small programs instead of `fondation`. */
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDeadline, type Deadline, StartBrokenOff } from "../waiting/deadline.ts";
import { StartFailed } from "../lifecycle/start-failed.ts";
import { Stages } from "../lifecycle/stages.ts";
import { until } from "../waiting/until.ts";
import { startProcesses } from "./process-system.ts";

vi.setConfig({ testTimeout: 180_000 });

/** A deadline in milliseconds that no start here reaches. */
const NEVER = 150_000;

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

/** A program that prints a line and never becomes ready. */
const MUTE = `
  import { writeFileSync } from "node:fs";
  console.log("still thinking");
  writeFileSync(MARKER, "");
  setInterval(() => {}, 1000);`;

async function startWith(program: string, deadline: Deadline, stages = new Stages()): Promise<unknown> {
  const bundle = path.join(directory, "fondation.mjs");
  await writeFile(bundle, program);
  try {
    return await startProcesses(deadline, stages, { bundle }).then(
      () => "started",
      (error: unknown) => error,
    );
  } finally {
    deadline.clear();
    await rm(bundle);
  }
}

/** Starts a system whose backend never becomes ready. Calls `end` when its services run. */
async function startMute(deadline: Deadline, end: () => void): Promise<unknown> {
  const stages = new Stages();
  const marker = path.join(directory, "backend-runs");
  const program = MUTE.replace("MARKER", JSON.stringify(marker));
  const starting = startWith(program, deadline, stages);
  await until(
    "both services to have started",
    async () => (existsSync(marker) && stages.line("processes").includes("github")) || undefined,
    { signal: AbortSignal.timeout(NEVER) },
  );
  await rm(marker);
  end();
  return starting;
}

test("a service that dies ends the start before the deadline, with its own words", async () => {
  const deadline = createDeadline(NEVER);
  const error = await startWith("console.error('the schema is broken'); process.exit(7);", deadline);
  expect(String(error)).toMatch(/did not start on processes.*backend ended by itself \(exit code 7\)/s);
  expect(String(error)).toContain("the schema is broken");
  expect(await readdir(directory)).toEqual([]);
});

test("a service that never becomes ready is named at the deadline, with its log", async () => {
  const deadline = createDeadline(NEVER);
  const error = await startMute(deadline, () =>
    deadline.abort(new StartBrokenOff("The deadline has passed")),
  );
  expect(String(error)).toContain("Stopped waiting for the backend to answer one of our functions.");
  expect(String(error)).toContain("The deadline has passed.");
  expect(String(error)).toContain("still thinking");
  expect(await readdir(directory)).toEqual([]);
});

test("an interrupted start ends early, keeps the services' output and leaves nothing", async () => {
  const interruption = new AbortController();
  const error = await startMute(createDeadline(NEVER, interruption.signal), () =>
    interruption.abort(new StartBrokenOff("The run was interrupted")),
  );
  expect(error).toBeInstanceOf(StartFailed);
  expect(String(error)).toContain("The run was interrupted.");
  const { services, unready } = error as StartFailed;
  expect(services.map(({ name }) => name).toSorted()).toEqual(["backend", "github"]);
  expect(unready.map((service) => service.log())).toContain("still thinking");
  expect(await readdir(directory)).toEqual([]);
});

test("a missing bundle is reported with the command that builds it", async () => {
  const deadline = createDeadline(1_000);
  await expect(startProcesses(deadline, new Stages(), { bundle: "/nowhere/cli.mjs" })).rejects.toThrow(
    "/nowhere/cli.mjs is missing: run `bun run build` first.",
  );
  deadline.clear();
});
