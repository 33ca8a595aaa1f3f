import { FondationError, Secret } from "@fondation/environment";
import { ConvexError } from "convex/values";
import { describe, expect, test } from "vitest";
import { failureOf } from "./failure.ts";

describe("what a job's page says of", () => {
  const words = { code: "NETWORK", message: "coupé", advice: "réessayez" };

  test("an error meant for people: its own words", () => {
    expect(failureOf(new FondationError(words))).toEqual(words);
    expect(failureOf(new ConvexError(words))).toEqual(words);
  });

  test("a full disk: what to do", () => {
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    expect(failureOf(full)).toMatchObject({ code: "DISK_FULL" });
  });

  test("anything else: a defect, with what is known of it and no secret", () => {
    new Secret("hidden-value-here", "GITHUB_TOKEN");
    const failure = failureOf(new TypeError("x is not a function: hidden-value-here"));
    expect(failure.code).toBe("INTERNAL");
    expect(failure.message).toContain("x is not a function");
    expect(failure.message).not.toContain("hidden-value-here");
    expect(failureOf("just text")).toMatchObject({
      code: "INTERNAL",
      message: expect.stringContaining("just text"),
    });
  });
});
