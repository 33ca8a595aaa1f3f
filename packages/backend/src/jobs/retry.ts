/** What becomes of a job that failed: the table of error codes in `@fondation/environment/errors`, with its numbers. */

import { JOB_ERRORS, type JobErrorCode, type Retry } from "@fondation/environment/errors";

const MINUTE = 60_000;

/**
 * How many times each reason may cost an attempt: 5 attempts with back-off, one more with a model, one more after a lost worker. Rate
 * limits may end often, for a long course outlasts several; a limit that never ends must not keep a job for ever.
 */
const ALLOWED = { backOff: 4, model: 1, lost: 1, rate: 24 } as const;

/** The first back-off, in milliseconds; it doubles each time. */
const FIRST_BACK_OFF_MS = 4_000;

/** The same after a rate limit whose end was not told: limits are counted by the minute at least. */
const FIRST_RATE_BACK_OFF_MS = 2 * MINUTE;

/** What a back-off grows to at most, in milliseconds. */
const LONGEST_RATE_BACK_OFF_MS = 60 * MINUTE;

/** The same where the end of the limit was told: it is believed, mostly. */
const LONGEST_BACK_OFF_MS = 5 * MINUTE;

/** A limit that is said to end later is looked at then all the same. */
const FARTHEST_RESET_MS = 7 * 24 * 60 * MINUTE;

/** How often each reason already cost a job an attempt. `rate`: rate limits; jobs of an earlier version have none. */
type Spent = { lost: number; backOff: number; model: number; rate?: number };

/** Either the end, or another attempt at a time (milliseconds since the epoch) with what is then spent. */
export type Verdict =
  | { readonly kind: "fail" }
  | { readonly kind: "again"; readonly at: number; readonly spent: Spent };

/** What is known about a failure. */
export interface FailedAttempt {
  readonly code: string;
  readonly spent: Spent;
  /** Whether a model wrote the output: only then can the same input give another one. */
  readonly model: boolean;
  /** When the engine's limit is reset, milliseconds since the epoch. */
  readonly resetAt: number | undefined;
  readonly now: number;
  /** Uniform in [0, 1), for the jitter. */
  readonly random: number;
}

/** Decides by the code alone; a code that is not in the table is not retried. */
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

/** Whether a person who presses « Réessayer » can hope for another outcome. */
export function retryHelps(code: string): boolean {
  return retryOf(code) !== "never";
}

function backOff({ spent, now, random }: FailedAttempt): Verdict {
  if (spent.backOff >= ALLOWED.backOff) return { kind: "fail" };
  const wait = waitFor(FIRST_BACK_OFF_MS, LONGEST_BACK_OFF_MS, spent.backOff, random);
  return { kind: "again", at: now + wait, spent: { ...spent, backOff: spent.backOff + 1 } };
}

/** At the reset when it was told, but never sooner than any back-off: a date that is past, or always the next second, is none to wait for. */
function afterLimit({ spent, now, random, resetAt }: FailedAttempt): Verdict {
  const rate = spent.rate ?? 0;
  if (rate >= ALLOWED.rate) return { kind: "fail" };
  const again = (at: number): Verdict => ({ kind: "again", at, spent: { ...spent, rate: rate + 1 } });
  if (resetAt === undefined || Number.isNaN(resetAt)) {
    return again(now + waitFor(FIRST_RATE_BACK_OFF_MS, LONGEST_RATE_BACK_OFF_MS, rate, random));
  }
  const soonest = now + waitFor(FIRST_BACK_OFF_MS, LONGEST_BACK_OFF_MS, rate, random);
  // Jitter, so that jobs that hit one limit together do not all come back in the same millisecond.
  const told = Math.min(resetAt, now + FARTHEST_RESET_MS) + random * 1_000;
  return again(Math.ceil(Math.max(soonest, told)));
}

/** Half to all of a time that doubles with every attempt spent before. In milliseconds. */
function waitFor(first: number, longest: number, spent: number, random: number): number {
  return Math.ceil(Math.min(first * 2 ** spent, longest) * (0.5 + random / 2));
}

function retryOf(code: string): Retry {
  return Object.hasOwn(JOB_ERRORS, code) ? JOB_ERRORS[code as JobErrorCode] : "never";
}
