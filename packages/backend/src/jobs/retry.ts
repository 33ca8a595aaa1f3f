/** Decides what follows a failed attempt, by the retry rules of `@fondation/environment/errors`. */

import { JOB_ERRORS, type JobErrorCode, type Retry } from "@fondation/environment/errors";

const MINUTE = 60_000;

/**
 * How many further attempts each reason allows. `model`: another answer of the model may be valid.
 * `lost`: the worker disappeared. `rate`: a long course may hit several rate limits, but a limit
 * that never ends must end the job.
 */
const ALLOWED = { backOff: 4, model: 1, lost: 1, rate: 24 } as const;

/** The first back-off, in milliseconds. It doubles each time. */
const FIRST_BACK_OFF_MS = 4_000;

/**
 * The first back-off after a rate limit without a known reset: limits are counted per minute at
 * least.
 */
const FIRST_RATE_BACK_OFF_MS = 2 * MINUTE;

/** The longest back-off after a rate limit without a known reset, in milliseconds. */
const LONGEST_RATE_BACK_OFF_MS = 60 * MINUTE;

/** The longest other back-off, also the minimum wait for a known reset. */
const LONGEST_BACK_OFF_MS = 5 * MINUTE;

/** A reset later than this is treated as wrong. */
const FARTHEST_RESET_MS = 7 * 24 * 60 * MINUTE;

/** How many attempts each reason has used up. `rate` is absent in jobs of an earlier version. */
type Spent = { lost: number; backOff: number; model: number; rate?: number };

/**
 * The end of the job, or the time of the next attempt (milliseconds since the epoch) with the new
 * counts.
 */
export type Verdict =
  | { readonly kind: "fail" }
  | { readonly kind: "again"; readonly at: number; readonly spent: Spent };

export interface FailedAttempt {
  readonly code: string;
  readonly spent: Spent;
  /** Whether a model wrote the output: only then can the same input give another one. */
  readonly model: boolean;
  /** The reset time of the engine's limit, in milliseconds since the epoch. */
  readonly resetAt: number | undefined;
  readonly now: number;
  /** Uniform in [0, 1), for the jitter. */
  readonly random: number;
}

/** Decides by the code alone. An unknown code is not retried. */
export function judge(failure: FailedAttempt): Verdict {
  const { spent, now } = failure;
  switch (retryOf(failure.code)) {
    case "at-reset":
      return afterLimit(failure);
    case "back-off":
      return backOff(failure);
    case "once-with-model":
      if (!failure.model || spent.model >= ALLOWED.model) return { kind: "fail" };
      return { kind: "again", at: now, spent: { ...spent, model: spent.model + 1 } };
    case "once":
      if (spent.lost >= ALLOWED.lost) return { kind: "fail" };
      return { kind: "again", at: now, spent: { ...spent, lost: spent.lost + 1 } };
    case "never":
      return { kind: "fail" };
  }
}

export function retryHelps(code: string): boolean {
  return retryOf(code) !== "never";
}

function backOff({ spent, now, random }: FailedAttempt): Verdict {
  if (spent.backOff >= ALLOWED.backOff) return { kind: "fail" };
  const wait = waitFor(FIRST_BACK_OFF_MS, LONGEST_BACK_OFF_MS, spent.backOff, random);
  return { kind: "again", at: now + wait, spent: { ...spent, backOff: spent.backOff + 1 } };
}

/**
 * Waits for the reset time, if known, but at least for a back-off: the reset may be in the past, or
 * always in the next second.
 */
function afterLimit({ spent, now, random, resetAt }: FailedAttempt): Verdict {
  const rate = spent.rate ?? 0;
  if (rate >= ALLOWED.rate) return { kind: "fail" };
  const again = (at: number): Verdict => ({ kind: "again", at, spent: { ...spent, rate: rate + 1 } });
  if (resetAt === undefined || Number.isNaN(resetAt)) {
    return again(now + waitFor(FIRST_RATE_BACK_OFF_MS, LONGEST_RATE_BACK_OFF_MS, rate, random));
  }
  const soonest = now + waitFor(FIRST_BACK_OFF_MS, LONGEST_BACK_OFF_MS, rate, random);
  // With jitter, so that jobs that hit one limit together do not return in the same millisecond.
  const told = Math.min(resetAt, now + FARTHEST_RESET_MS) + random * 1_000;
  return again(Math.ceil(Math.max(soonest, told)));
}

/** Half to all of a time that doubles with every earlier attempt, in milliseconds. */
function waitFor(first: number, longest: number, spent: number, random: number): number {
  return Math.ceil(Math.min(first * 2 ** spent, longest) * (0.5 + random / 2));
}

function retryOf(code: string): Retry {
  return Object.hasOwn(JOB_ERRORS, code) ? JOB_ERRORS[code as JobErrorCode] : "never";
}
