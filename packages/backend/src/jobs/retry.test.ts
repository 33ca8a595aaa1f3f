import { JOB_ERRORS } from "@fondation/environment/errors";
import { describe, expect, it } from "vitest";
import { type FailedAttempt, judge, retryHelps } from "./retry.ts";

const failure = (code: string, more: Partial<FailedAttempt> = {}): FailedAttempt => ({
  code,
  spent: { lost: 0, backOff: 0, model: 0 },
  model: false,
  resetAt: undefined,
  now: 1_000_000,
  random: 0,
  ...more,
});

describe("the decision after a failed attempt", () => {
  it("is final for every code that is not retried, and for unknown ones", () => {
    const never = Object.entries(JOB_ERRORS).filter(([, retry]) => retry === "never");
    expect(never.length).toBeGreaterThan(5);
    for (const code of [...never.map(([name]) => name), "toString", "X"]) {
      expect(judge(failure(code))).toEqual({ kind: "fail" });
      expect(retryHelps(code)).toBe(false);
    }
  });

  it.each([
    [0, 0, 2_000],
    [0, 0.5, 3_000],
    [1, 0, 4_000],
    [2, 0, 8_000],
    [3, 0.5, 24_000],
  ])("backs off: after %d delays and with a random %d it waits %d ms", (backOff, random, wait) => {
    const spent = { lost: 0, backOff, model: 0 };
    const verdict = judge(failure("NETWORK", { spent, random }));
    expect(verdict).toMatchObject({ kind: "again", spent: { backOff: backOff + 1 } });
    if (verdict.kind === "again") expect(verdict.at - 1_000_000).toBe(wait);
  });

  it("is final after the fifth attempt", () => {
    const spent = { lost: 0, backOff: 4, model: 0 };
    expect(judge(failure("NETWORK", { spent }))).toEqual({ kind: "fail" });
  });

  const none = { lost: 0, backOff: 0, model: 0 };
  const limited = (resetAt: number | undefined, rate: number, random = 0) => {
    const verdict = judge(failure("ENGINE_RATE_LIMIT", { resetAt, random, spent: { ...none, rate } }));
    return verdict.kind === "again" ? verdict.at - 1_000_000 : verdict.kind;
  };

  it("waits for the reset of a rate limit without counting other attempts", () => {
    const verdict = judge(failure("ENGINE_RATE_LIMIT", { resetAt: 1_060_000, random: 0.5 }));
    expect(verdict).toEqual({ kind: "again", at: 1_060_500, spent: { ...none, rate: 1 } });
  });

  it.each([
    [0, 2_000],
    [1, 4_000],
    [3, 16_000],
    [23, 150_000],
  ])("waits at least a back-off: after %d limits %d ms", (rate, wait) => {
    for (const resetAt of [0, 999_999, 1_000_001, Number.NEGATIVE_INFINITY]) {
      expect(limited(resetAt, rate)).toBe(wait);
    }
  });

  it("waits no longer than a week for a reset", () => {
    const week = 7 * 24 * 3_600_000;
    for (const resetAt of [1_000_000 + week + 1, 1e15, Number.POSITIVE_INFINITY]) {
      expect(limited(resetAt, 0)).toBe(week);
    }
  });

  it.each([
    [0, 60_000],
    [1, 120_000],
    [2, 240_000],
    [10, 1_800_000],
  ])("waits minutes without a reset time: after %d limits %d ms", (rate, wait) => {
    for (const resetAt of [undefined, Number.NaN]) expect(limited(resetAt, rate)).toBe(wait);
  });

  it("is final after the twenty-fourth rate limit, with or without a reset", () => {
    expect(limited(2_000_000, 23)).toBe(1_000_000);
    expect(limited(1_060_000, 24)).toBe("fail");
    expect(limited(undefined, 24)).toBe("fail");
  });

  it.each(["ENGINE_OUTPUT", "COURSE_INVALID"])("retries %s once with a model, never without", (code) => {
    expect(judge(failure(code))).toEqual({ kind: "fail" });
    const again = judge(failure(code, { model: true }));
    expect(again).toMatchObject({ kind: "again", at: 1_000_000, spent: { model: 1 } });
    const spent = { lost: 0, backOff: 0, model: 1 };
    expect(judge(failure(code, { model: true, spent }))).toEqual({ kind: "fail" });
  });

  it("retries after one lost worker, not after two", () => {
    expect(judge(failure("WORKER_LOST"))).toMatchObject({ kind: "again", spent: { lost: 1 } });
    const spent = { lost: 1, backOff: 0, model: 0 };
    expect(judge(failure("WORKER_LOST", { spent }))).toEqual({ kind: "fail" });
  });
});
