import { defineConfig } from "vitest/config";
import { dropModelCredentials } from "./e2e/system/shell.ts";

// Tests run in processes that inherit this one's environment: none may call a model at somebody's cost.
dropModelCredentials();

export default defineConfig({
  test: {
    include: ["packages/**/*.test.{ts,tsx}", "e2e/**/*.test.ts", "scripts/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", "e2e/fixtures/**"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
