/**
 * The worker's image alone, as run by an operator: with variables and a volume for the keys only.
 */
import { openCourse, submit } from "../../steps/generate-course.ts";
import { ensureWorkers } from "../../steps/job-owner.ts";
import { expect, test } from "../../suite/test.ts";

const WRONG_SETTINGS = 2;

test("the worker's image starts with only its variables and takes a job", {
  tag: ["@containers", "@github", "@faults"],
}, async ({ page, system, serve }) => {
  const { containers } = system;
  // No other worker can take the job.
  await Promise.all(system.workers.running().map((worker) => worker.kill("SIGTERM")));
  const worker = await containers.run({
    environment: {
      CONVEX_URL: containers.address("backend"),
      FONDATION_SIGNING_KEY_FILE: containers.keys["signing-key"],
      GITHUB_SERVER_URL: containers.address("github"),
      FONDATION_ALLOW_PRIVATE_HOSTS: "github",
    },
  });
  try {
    await expect.poll(() => worker.healthy(), { timeout: 30_000 }).toBe(true);
    const submission = await submit(page, (await serve("tiny")).key);
    await openCourse(submission);
    expect(worker.log()).toContain(submission.jobId);
  } finally {
    await worker.stop();
    await ensureWorkers(system, 2);
  }
});

test("without its variables it prints each problem with purpose and source, and ends", {
  tag: "@containers",
}, async ({ system }) => {
  const worker = await system.containers.run({ environment: { FONDATION_CONCURRENCY: "many" } });
  const { exitCode, output } = await worker.ended();
  expect(exitCode).toBe(WRONG_SETTINGS);
  expect(output).toContain("the settings have 3 problems");
  for (const problem of [
    "CONVEX_URL is not set",
    "FONDATION_SIGNING_KEY is not set",
    "FONDATION_CONCURRENCY ",
  ]) {
    expect(output).toContain(problem);
  }
  expect(output.match(/what for: \S/g)).toHaveLength(3);
  expect(output.match(/where to get it: \S/g)).toHaveLength(3);
});

test("with one variable missing it names only that one", { tag: "@containers" }, async ({ system }) => {
  const { containers } = system;
  const worker = await containers.run({
    environment: { FONDATION_SIGNING_KEY_FILE: containers.keys["signing-key"] },
  });
  const { exitCode, output } = await worker.ended();
  expect(exitCode).toBe(WRONG_SETTINGS);
  expect(output).toMatch(/the settings have a problem:\s+CONVEX_URL is not set/);
  expect(output).not.toContain("FONDATION_SIGNING_KEY");
});
