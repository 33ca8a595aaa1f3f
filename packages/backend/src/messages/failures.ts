/**
 * Reasons for the failure of a job. The code decides about a retry; the optional reason is more
 * specific and selects the sentence.
 */

import type { JobErrorCode } from "@fondation/environment/errors";
import type { Facts, FactsOf, NoFacts, Reason } from "./facts.ts";

/** A job's failure as it is stored and shown. */
export interface JobFailure {
  readonly code: JobErrorCode;
  readonly reason?: FailureReason;
  readonly facts?: Facts;
}

function reason<MessageFacts = NoFacts>(code: JobErrorCode): Reason<JobErrorCode, MessageFacts> {
  return { code };
}

/**
 * A place in a course where a check found a fault. A type alias, because an interface is not
 * assignable to a record of facts.
 */
export type FindingPlace = { check: string; slug: string; line?: number };

/** Each reason with the code of the failed job. */
const FAILURE_REASONS = {
  "address.credentials": reason<{ host: string }>("REPOSITORY_INVALID"),
  "address.not-https": reason<{ address: string }>("REPOSITORY_INVALID"),
  "address.private": reason<{ host: string }>("REPOSITORY_INVALID"),
  "address.query": reason<{ host: string }>("REPOSITORY_INVALID"),
  "address.relative-path": reason<{ path: string }>("REPOSITORY_INVALID"),
  "address.unknown-host": reason<{ host: string }>("REPOSITORY_NOT_FOUND"),
  "address.unreadable": reason("REPOSITORY_INVALID"),
  "address.unresolved-host": reason<{ host: string }>("NETWORK"),

  "clone.denied": reason<{ repository: string }>("REPOSITORY_DENIED"),
  "clone.denied-with-token": reason<{ repository: string }>("REPOSITORY_DENIED"),
  "clone.disk-full": reason<{ repository: string }>("DISK_FULL"),
  "clone.failed": reason<{ repository: string }>("INTERNAL"),
  "clone.incomplete": reason<{ repository: string }>("REPOSITORY_INVALID"),
  "clone.limits": reason<{ repository: string }>("REPOSITORY_TOO_LARGE"),
  "clone.network": reason<{ repository: string }>("NETWORK"),
  "clone.no-commit": reason<{ repository: string }>("REPOSITORY_EMPTY"),
  "clone.no-directory": reason<{ repository: string }>("REPOSITORY_NOT_FOUND"),
  "clone.not-found": reason<{ repository: string }>("REPOSITORY_NOT_FOUND"),
  "clone.not-found-with-token": reason<{ repository: string }>("REPOSITORY_NOT_FOUND"),
  "clone.not-git": reason<{ repository: string }>("REPOSITORY_INVALID"),
  "clone.other-server": reason<{ repository: string }>("REPOSITORY_INVALID"),
  "clone.redirects": reason<{ repository: string }>("REPOSITORY_INVALID"),
  "clone.stalled": reason<{ repository: string }>("NETWORK"),
  "clone.too-large": reason<{ repository: string; maxBytes: number; maxFiles: number }>(
    "REPOSITORY_TOO_LARGE",
  ),

  "claude.not-installed": reason("ENGINE_REFUSED"),
  "model.client": reason("ENGINE_UNAVAILABLE"),
  "model.cost-limit": reason("ENGINE_BUDGET"),
  "model.cut-short": reason("ENGINE_OUTPUT"),
  "model.formless": reason("ENGINE_OUTPUT"),
  "model.no-credential": reason("ENGINE_AUTH"),
  "model.no-credit": reason("ENGINE_BUDGET"),
  "model.overloaded": reason("ENGINE_UNAVAILABLE"),
  "model.rate-limit": reason("ENGINE_RATE_LIMIT"),
  "model.refusal": reason("ENGINE_REFUSED"),
  "model.refused-request": reason("ENGINE_REFUSED"),
  "model.rejected-credential": reason("ENGINE_AUTH"),
  "model.silent": reason("ENGINE_UNAVAILABLE"),
  "model.slow": reason("ENGINE_UNAVAILABLE"),
  "model.too-long": reason("ENGINE_OUTPUT"),
  "model.turns": reason("ENGINE_OUTPUT"),
  "model.unknown-model": reason("ENGINE_REFUSED"),
  "model.unreachable": reason("ENGINE_UNAVAILABLE"),
  "model.unreadable": reason("ENGINE_OUTPUT"),
  "model.unusable": reason("ENGINE_OUTPUT"),

  "analysis.memory": reason("REPOSITORY_TOO_LARGE"),
  /** `places`: only the first few. */
  "course.findings": reason<{ findings: number; places: FindingPlace[] }>("COURSE_INVALID"),
  "job.time-limit": reason<{ minutes: number }>("JOB_TIMEOUT"),
  "publication.access-denied": reason("INTERNAL"),
  "publication.altered": reason<{ slug: string }>("INTERNAL"),
  "publication.duplicate": reason("COURSE_INVALID"),
  "publication.mismatch": reason("COURSE_INVALID"),
  /** `documents`: only the first few of the `missing` ones. */
  "publication.missing": reason<{ missing: number; documents: { slug: string }[] }>("COURSE_INVALID"),
  "publication.too-large": reason("COURSE_INVALID"),
  "worker.lost-twice": reason("WORKER_LOST"),
};

export type FailureReason = keyof typeof FAILURE_REASONS;

export type FailureFacts = FactsOf<typeof FAILURE_REASONS>;

/** A failure for a reason. The code follows from the reason. */
export function failureFor<R extends FailureReason>(reason: R, facts: FailureFacts[R]) {
  return { code: FAILURE_REASONS[reason].code, reason, facts };
}
