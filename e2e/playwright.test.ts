import { afterEach, expect, test, vi } from "vitest";
import { FAILURE_ARTIFACTS } from "./report/failure-artifacts.ts";

afterEach(() => vi.unstubAllEnvs());

test("no project overrides which trace and screenshot a failed test leaves", async () => {
  vi.stubEnv("FONDATION_E2E_TARGET", "processes");
  const { default: suite } = await import("./playwright.ts");
  expect(suite.use).toMatchObject(FAILURE_ARTIFACTS);
  for (const { name, use } of suite.projects ?? []) {
    expect(Object.keys(use ?? {}), name).not.toContain("trace");
    expect(Object.keys(use ?? {}), name).not.toContain("screenshot");
  }
});
