import { defineConfig } from "vitest/config";
import { dropModelCredentials } from "./e2e/system/environment/service-environment.ts";
import { FailuresReporter } from "./scripts/test/failures-reporter.ts";

// Tests run in processes that inherit this one's environment: none may call a paid model.
dropModelCredentials();

export default defineConfig({
  test: {
    include: ["{packages,e2e,scripts,benchmarks}/**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", "**/dist/**", "packages/doubles/fixtures/**"],
    // Tests mostly wait for processes of their own, so every processor runs a file.
    maxWorkers: "100%",
    reporters: [
      "default",
      ...(process.env.GITHUB_ACTIONS === "true" ? ["github-actions"] : []),
      new FailuresReporter(import.meta.dirname),
    ],
    testTimeout: 20_000,
    // What is polled for is a fact: how soon it comes true, only the machine's load decides.
    expect: { poll: { timeout: 10_000, interval: 50 } },
    hookTimeout: 60_000,
  },
});
