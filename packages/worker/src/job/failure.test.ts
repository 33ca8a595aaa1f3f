import { ModelError, type ModelFault } from "@fondation/analyzer";
import { FondationError, JOB_ERRORS, type JobErrorCode, Secret } from "@fondation/environment";
import { ConvexError } from "convex/values";
import { describe, expect, test } from "vitest";
import { JobError } from "../failures/job-error.ts";
import { failureOf } from "./failure.ts";

const english = { message: "The thing failed.", advice: "Try again." };

/** The stored code for each code with which a job must not end. */
const ENDS_WITH = {
  CLAUDE_MISSING: { code: "ENGINE_REFUSED", reason: "claude.not-installed", facts: {} },
  DOCUMENT_TOO_LARGE: { code: "COURSE_INVALID", reason: "publication.too-large", facts: {} },
  DOCUMENT_DUPLICATE: { code: "COURSE_INVALID", reason: "publication.duplicate", facts: {} },
  COURSE_MISMATCH: { code: "COURSE_INVALID", reason: "publication.mismatch", facts: {} },
  ACCESS_DENIED: { code: "INTERNAL", reason: "publication.access-denied", facts: {} },
  COURSE_NOT_OPEN: { code: "INTERNAL" },
  CHECKPOINT_TOO_LARGE: { code: "INTERNAL" },
  SOURCES_TOO_MANY: { code: "INTERNAL" },
  LOG_TOO_LONG: { code: "INTERNAL" },
  JOB_STATE: { code: "INTERNAL" },
  toString: { code: "INTERNAL" },
};

/** The job's code for each fault. The code decides about a retry. */
const CODES: Readonly<Record<ModelFault, JobErrorCode>> = {
  "no-credential": "ENGINE_AUTH",
  "rejected-credential": "ENGINE_AUTH",
  "rate-limit": "ENGINE_RATE_LIMIT",
  "no-credit": "ENGINE_BUDGET",
  "cost-limit": "ENGINE_BUDGET",
  refusal: "ENGINE_REFUSED",
  "unknown-model": "ENGINE_REFUSED",
  "refused-request": "ENGINE_REFUSED",
  overloaded: "ENGINE_UNAVAILABLE",
  unreachable: "ENGINE_UNAVAILABLE",
  silent: "ENGINE_UNAVAILABLE",
  slow: "ENGINE_UNAVAILABLE",
  client: "ENGINE_UNAVAILABLE",
  "too-long": "ENGINE_OUTPUT",
  "cut-short": "ENGINE_OUTPUT",
  turns: "ENGINE_OUTPUT",
  unreadable: "ENGINE_OUTPUT",
  formless: "ENGINE_OUTPUT",
  unusable: "ENGINE_OUTPUT",
};

describe("what is stored of", () => {
  test("an error of the worker: its reason and facts", () => {
    expect(failureOf(new JobError("clone.stalled", { repository: "ada/engine" }))).toEqual({
      code: "NETWORK",
      reason: "clone.stalled",
      facts: { repository: "ada/engine" },
    });
  });

  test.each(Object.keys(JOB_ERRORS))("%s from another part: the same code, and none of its text", (code) => {
    expect(failureOf(new FondationError({ code, ...english }))).toEqual({ code });
    expect(failureOf(new ConvexError({ code, facts: { detail: english.message } }))).toEqual({ code });
  });

  test.each(Object.entries(ENDS_WITH))("%s: a code that a job may end with", (code, stored) => {
    expect(failureOf(new FondationError({ code, ...english }))).toEqual(stored);
    expect(failureOf(new ConvexError({ code, facts: { detail: english.message } }))).toEqual(stored);
  });

  test.each(Object.entries(CODES))("the model's fault %s: %s, as the engine has it", (name, code) => {
    const fault = name as ModelFault;
    const error = new ModelError(fault, "Asking the model failed.");
    expect(failureOf(error)).toEqual({ code, reason: `model.${fault}`, facts: {} });
    expect(error.code).toBe(code);
  });

  test("documents that a stored course lacks: their names", () => {
    const documents = [{ slug: "tutorials/tutorial_03_order.md" }];
    const refused = (facts: object) =>
      failureOf(new ConvexError({ code: "COURSE_MISMATCH", facts: { detail: english.message, ...facts } }));
    expect(refused({ missing: 1, documents })).toEqual({
      code: "COURSE_INVALID",
      reason: "publication.missing",
      facts: { missing: 1, documents },
    });
    expect(refused({ missing: 0, documents: [] })).toEqual(ENDS_WITH.COURSE_MISMATCH);
  });

  test("a full disk: its code", () => {
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    expect(failureOf(full)).toEqual({ code: "DISK_FULL" });
  });

  test("anything else: a bug, without its text", () => {
    expect(failureOf(new TypeError("x is not a function"))).toEqual({ code: "INTERNAL" });
    expect(failureOf("just text")).toEqual({ code: "INTERNAL" });
  });

  test("a secret: nothing", () => {
    new Secret("hidden-value-here", "GITHUB_TOKEN");
    const failure = failureOf(new JobError("clone.stalled", { repository: "ada/hidden-value-here" }));
    expect(JSON.stringify(failure)).not.toContain("hidden-value-here");
  });
});
