import { createSigningKey } from "@fondation/backend";
import { readEnvironment } from "@fondation/environment";
import { expect, test } from "vitest";
import { workerOptionsFrom } from "./environment-options.ts";
import { createScratch } from "./testing/scratch.ts";
import { createTestLog } from "./testing/test-log.ts";

const stop = { drain: new AbortController().signal, force: new AbortController().signal };
const { log } = createTestLog();

test("a worker's options come from the environment", async () => {
  using scratch = createScratch();
  const env = {
    CONVEX_URL: "http://127.0.0.1:3210",
    FONDATION_SIGNING_KEY: await createSigningKey(),
    FONDATION_CONCURRENCY: "3",
    FONDATION_WORKSPACE: scratch.path,
    FONDATION_MAX_REPOSITORY_FILES: "10",
    FONDATION_ALLOW_PRIVATE_HOSTS: "git.intra, other.intra",
    FONDATION_HEALTH_PORT: "8080",
  };
  const options = workerOptionsFrom(readEnvironment({ env, cwd: scratch.path }), stop, log);
  expect(options).toMatchObject({
    convexUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:3210\/?$/),
    concurrency: 3,
    workspace: scratch.path,
    githubServerUrl: expect.stringMatching(/^https:\/\/github\.com\/?$/),
    limits: { maxRepositoryFiles: 10 },
    allowPrivateHosts: ["git.intra", "other.intra"],
    healthPort: 8080,
  });
  expect(options).not.toHaveProperty("githubToken");
  expect(options).not.toHaveProperty("output");
  expect(options, "jobs are held in tests only").not.toHaveProperty("gate");
});

test("FONDATION_TEST_GATE alone gives a worker a gate", async () => {
  using scratch = createScratch();
  const env = {
    CONVEX_URL: "http://127.0.0.1:3210",
    FONDATION_SIGNING_KEY: await createSigningKey(),
    FONDATION_TEST_GATE: "http://127.0.0.1:8080/-/points",
  };
  const options = workerOptionsFrom(readEnvironment({ env, cwd: scratch.path }), stop, log);
  expect(options).toMatchObject({ gate: "http://127.0.0.1:8080/-/points" });
});

test("an absent address is an error that names it", () => {
  using scratch = createScratch();
  const environment = readEnvironment({ env: {}, cwd: scratch.path });
  expect(() => workerOptionsFrom(environment, stop, log)).toThrow("CONVEX_URL");
});
