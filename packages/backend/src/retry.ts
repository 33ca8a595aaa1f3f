/** What becomes of a job that failed: the table of error codes in `@fondation/environment/errors`, with its numbers. */

import { JOB_ERRORS, type JobErrorCode, type Retry } from "@fondation/environment/errors";

/** How many times each reason may cost an attempt: 5 attempts with back-off, one more with a model, one more after a lost worker. */
const ALLOWED = { backOff: 4, model: 1, lost: 1 } as const;

/** The first back-off, in milliseconds; it doubles each time. */
const FIRST_BACK_OFF_MS = 4_000;

/** How often each reason already cost a job an attempt. */
type Spent = { lost: number; backOff: number; model: number };

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
  const { spent, now, random, resetAt } = failure;
  switch (retryOf(failure.code)) {
    case "at-reset":
      // Jitter, so that jobs that hit one limit together do not all come back in the same millisecond.
      if (resetAt !== undefined && resetAt > now) {
        return { kind: "again", at: Math.ceil(resetAt + random * 1_000), spent };
      }
      return backOff(failure);
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
  const longest = FIRST_BACK_OFF_MS * 2 ** spent.backOff;
  const wait = Math.ceil(longest * (0.5 + random / 2));
  return { kind: "again", at: now + wait, spent: { ...spent, backOff: spent.backOff + 1 } };
}

function retryOf(code: string): Retry {
  return Object.hasOwn(JOB_ERRORS, code) ? JOB_ERRORS[code as JobErrorCode] : "never";
}
