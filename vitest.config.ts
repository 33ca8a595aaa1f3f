import { defineConfig } from "vitest/config";
import { dropModelCredentials } from "./e2e/system/environment/service-environment.ts";
import { FailuresReporter } from "./scripts/test/failures-reporter.ts";

// Tests run in processes that inherit this environment. None of them may call a paid model.
dropModelCredentials();
// Threads and processes of the tests load the same modules again: compiled code is kept for them.
process.env.NODE_COMPILE_CACHE ??= `${import.meta.dirname}/node_modules/.cache/node`;

/**
 * Packages whose test files share a process. Grammars and queries of languages then load once
 * instead of once per file, which is half of the processor time. These tests change nothing that
 * another file sees.
 */
const SHARED = "packages/{analyzer,code,course,course-checks,engine-claude,engine-static,repository}/**";

const EXCLUDED = ["**/node_modules/**", "**/dist/**", "packages/doubles/fixtures/**"];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "shared",
          isolate: false,
          unstubEnvs: true,
          include: [`${SHARED}/*.test.ts`],
          exclude: EXCLUDED,
        },
      },
      {
        extends: true,
        test: {
          name: "isolated",
          include: ["{packages,e2e,scripts,benchmarks}/**/*.test.{ts,tsx}"],
          exclude: [...EXCLUDED, SHARED],
        },
      },
    ],
    // Tests mostly wait for child processes, so every processor runs a file.
    maxWorkers: "100%",
    reporters: [
      "default",
      ...(process.env.GITHUB_ACTIONS === "true" ? ["github-actions"] : []),
      new FailuresReporter(import.meta.dirname),
    ],
    testTimeout: 20_000,
    // A polled condition must only become true; how soon depends on the load of the machine.
    expect: { poll: { timeout: 10_000, interval: 50 } },
    hookTimeout: 60_000,
  },
});
