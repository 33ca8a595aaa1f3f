import { FondationError, JOB_ERRORS, Secret } from "@fondation/environment";
import { ConvexError } from "convex/values";
import { describe, expect, test } from "vitest";
import { JobError } from "../job-error.ts";
import { failureOf } from "./failure.ts";

const english = { message: "The thing failed.", advice: "Try again." };
const isFrench = /\b(?:le|la|les|un|une|du|de|des|ce|ou|est|sa|Réessayez)\b|[éèàçê«’]/i;
const isEnglish = /\b(?:the|this|was|is|not|and|try|again|course of|failed)\b/i;

/** What the page is to show for one of the codes of the engine, the checks and the backend. */
const ENDS_WITH = {
  CLAUDE_MISSING: "ENGINE_REFUSED",
  DOCUMENT_TOO_LARGE: "COURSE_INVALID",
  DOCUMENT_DUPLICATE: "COURSE_INVALID",
  COURSE_MISMATCH: "COURSE_INVALID",
  COURSE_NOT_OPEN: "INTERNAL",
  ACCESS_DENIED: "INTERNAL",
  CHECKPOINT_TOO_LARGE: "INTERNAL",
  SOURCES_TOO_MANY: "INTERNAL",
  LOG_TOO_LONG: "INTERNAL",
  JOB_STATE: "INTERNAL",
  toString: "INTERNAL",
};

describe("what a job's page says of", () => {
  test("an error written for it: its own words", () => {
    const words = { code: "NETWORK", message: "coupé", advice: "réessayez" } as const;
    expect(failureOf(new JobError(words))).toEqual(words);
  });

  test.each(Object.keys(JOB_ERRORS))("%s from another part: the same code, in French", (code) => {
    const failure = failureOf(new FondationError({ code, ...english }));
    expect(failure.code).toBe(code);
    for (const text of [failure.message, failure.advice]) {
      expect(text).toMatch(isFrench);
      expect(text).not.toMatch(isEnglish);
    }
    expect(failureOf(new ConvexError({ code, ...english }))).toEqual(failure);
  });

  test.each(Object.entries(ENDS_WITH))("%s: %s, in French", (code, ending) => {
    for (const error of [new FondationError({ code, ...english }), new ConvexError({ code, ...english })]) {
      const failure = failureOf(error);
      expect(failure.code).toBe(ending);
      for (const text of [failure.message, failure.advice]) {
        expect(text).toMatch(isFrench);
        expect(text).not.toMatch(isEnglish);
      }
    }
  });

  test("a full disk: what to do", () => {
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    expect(failureOf(full)).toMatchObject({ code: "DISK_FULL" });
  });

  test("anything else: a defect, with nothing of its text", () => {
    const failure = failureOf(new TypeError("x is not a function"));
    expect(failure).toEqual(failureOf("just text"));
    expect(failure).toMatchObject({ code: "INTERNAL", message: expect.not.stringContaining("function") });
  });

  test("a secret: nothing", () => {
    new Secret("hidden-value-here", "GITHUB_TOKEN");
    const words = { code: "NETWORK", message: "coupé : hidden-value-here", advice: "réessayez" } as const;
    expect(failureOf(new JobError(words)).message).not.toContain("hidden-value-here");
  });
});
